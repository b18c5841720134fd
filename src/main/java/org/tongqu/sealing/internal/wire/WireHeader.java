package org.tongqu.sealing.internal.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.internal.FlatJson;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The protected header of a sealed message (docs/wire-format.md §2). */
record WireHeader(
        String suite,
        String from,
        String to,
        String msgId,
        long iat,
        String skid,
        String ekid,
        String cty,
        String ptd,
        String ek,
        String iv,
        Optional<String> re) {
    private static final int VERSION = 1;
    private static final Set<String> REQUIRED =
            Set.of(
                    "v", "suite", "from", "to", "msgId", "iat", "skid", "ekid", "cty", "ptd", "ek",
                    "iv");
    private static final Set<String> OPTIONAL = Set.of("re");

    static WireHeader parse(byte[] json) {
        FlatJson header = FlatJson.parse(json, REQUIRED, OPTIONAL);
        if (header.number("v") != VERSION) {
            throw new TongquException(ErrorCode.ENVELOPE_MALFORMED, "v is not 1");
        }
        return new WireHeader(
                header.text("suite", Names.SUITE),
                header.text("from", Names.PARTNER),
                header.text("to", Names.PARTNER),
                header.text("msgId", Names.MESSAGE_ID),
                header.number("iat"),
                header.text("skid", Names.KEY_ID),
                header.text("ekid", Names.KEY_ID),
                header.text("cty", Names.CONTENT_TYPE),
                header.text("ptd", Names.DIGEST),
                header.text("ek"),
                header.text("iv"),
                header.optionalText("re", Names.NONCE));
    }

    byte[] write() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("v", VERSION).put("suite", suite).put("from", from).put("to", to);
        json.put("msgId", msgId).put("iat", iat).put("skid", skid).put("ekid", ekid);
        json.put("cty", cty).put("ptd", ptd).put("ek", ek).put("iv", iv);
        re.ifPresent(nonce -> json.put("re", nonce));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
