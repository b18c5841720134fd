package org.tongqu.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The protected header of a sealed message. */
public record WireHeader(
        String suite,
        String from,
        String to,
        String messageId,
        Instant sealedAt,
        String signingKeyId,
        String encryptionKeyId,
        String contentType,
        String plaintextDigest,
        String transportedKey,
        String iv,
        Optional<String> inReplyTo) {

    private static final int VERSION = 1;
    private static final Set<String> MEMBERS =
            Set.of(
                    "v", "suite", "from", "to", "msgId", "iat", "skid", "ekid", "cty", "ptd", "ek",
                    "iv");

    static WireHeader parse(byte[] json) {
        ObjectNode node = Json.readObject(json);
        Json.requireMembers(node, MEMBERS, Set.of("re"));
        if (!node.path("v").isInt() || node.path("v").intValue() != VERSION) {
            throw new SandboxException("unknown version of the wire format");
        }
        if (!node.path("iat").isIntegralNumber()) {
            throw new SandboxException("iat is not a whole number");
        }
        return new WireHeader(
                Json.text(node, "suite"),
                Json.text(node, "from"),
                Json.text(node, "to"),
                Json.text(node, "msgId"),
                Instant.ofEpochMilli(node.path("iat").longValue()),
                Json.text(node, "skid"),
                Json.text(node, "ekid"),
                Json.text(node, "cty"),
                Json.text(node, "ptd"),
                Json.text(node, "ek"),
                Json.text(node, "iv"),
                node.has("re") ? Optional.of(Json.text(node, "re")) : Optional.empty());
    }

    byte[] toJson() {
        ObjectNode node = Json.object();
        node.put("v", VERSION).put("suite", suite).put("from", from).put("to", to);
        node.put("msgId", messageId).put("iat", sealedAt.toEpochMilli());
        node.put("skid", signingKeyId).put("ekid", encryptionKeyId).put("cty", contentType);
        node.put("ptd", plaintextDigest).put("ek", transportedKey).put("iv", iv);
        inReplyTo.ifPresent(nonce -> node.put("re", nonce));
        return Json.write(node);
    }

    /** What binds an agreed key to the message. */
    static byte[] keyInfo(String from, String to, String messageId) {
        return String.join("\0", "tongqu-v1", from, to, messageId)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
