package org.tongqu.sealing.internal.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.SealedMessages.Receipt;
import org.tongqu.sealing.internal.FlatJson;
import org.tongqu.sealing.internal.primitive.SignatureForm;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/** A signed receipt on the wire (docs/wire-format.md §3); its payload is parsed only on request. */
record SignedReceipt(String protectedText, String payloadText, Header header, byte[] signature) {
    private static final Set<String> MEMBERS = Set.of("protected", "payload", "signature");
    private static final Set<String> CONTENT =
            Set.of("receiptId", "messageId", "digest", "receivedAt");
    private static final Pattern TYPE = Pattern.compile("receipt");
    private static final int LARGEST_BYTES = 8 << 10;

    /** Who confirms to whom, in which suite. */
    record Header(String suite, String from, String to, String skid) {
        private static final Set<String> MEMBERS =
                Set.of("v", "typ", "suite", "from", "to", "skid");

        private static Header parse(byte[] json) {
            FlatJson header = FlatJson.parse(json, MEMBERS, Set.of());
            header.text("typ", TYPE);
            if (header.number("v") != 1) {
                throw new TongquException(ErrorCode.ENVELOPE_MALFORMED, "v is not 1");
            }
            return new Header(
                    header.text("suite", Names.SUITE),
                    header.text("from", Names.PARTNER),
                    header.text("to", Names.PARTNER),
                    header.text("skid", Names.KEY_ID));
        }

        private byte[] write() {
            return utf8(
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("v", 1)
                            .put("typ", "receipt")
                            .put("suite", suite)
                            .put("from", from)
                            .put("to", to)
                            .put("skid", skid));
        }
    }

    static byte[] sign(WireSuite suite, WireSeal.Sender sender, String to, Receipt receipt) {
        Header header = new Header(suite.wireName(), sender.name(), to, sender.keyId());
        String protectedText = Base64Url.encode(header.write());
        String payloadText = Base64Url.encode(write(receipt));
        byte[] signature =
                sender.signer()
                        .sign(
                                SealedEnvelope.ascii(protectedText + "." + payloadText),
                                SignatureForm.DER);
        return utf8(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("protected", protectedText)
                        .put("payload", payloadText)
                        .put("signature", Base64Url.encode(signature)));
    }

    static SignedReceipt parse(byte[] receipt) {
        if (receipt.length > LARGEST_BYTES) {
            throw new TongquException(ErrorCode.ENVELOPE_MALFORMED, "too large for a receipt");
        }
        FlatJson json = FlatJson.parse(receipt, MEMBERS, Set.of());
        String protectedText = json.text("protected");
        return new SignedReceipt(
                protectedText,
                json.text("payload"),
                Header.parse(Base64Url.decode(protectedText, "protected")),
                Base64Url.decode(json.text("signature"), "signature"));
    }

    byte[] signedBytes() {
        return SealedEnvelope.ascii(protectedText + "." + payloadText);
    }

    Receipt content() {
        byte[] payload = Base64Url.decode(payloadText, "payload");
        FlatJson json = FlatJson.parse(payload, CONTENT, Set.of("caseNo"));
        return new Receipt(
                json.text("receiptId", Names.MESSAGE_ID),
                json.text("messageId", Names.MESSAGE_ID),
                json.text("digest", Names.DIGEST),
                instant(json.text("receivedAt")),
                json.optionalText("caseNo", Names.MESSAGE_ID));
    }

    private static byte[] write(Receipt receipt) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("receiptId", receipt.receiptId()).put("messageId", receipt.messageId());
        json.put("digest", receipt.digest());
        json.put("receivedAt", receipt.receivedAt().toString());
        receipt.caseNo().ifPresent(caseNo -> json.put("caseNo", caseNo));
        return utf8(json);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException invalid) {
            throw new TongquException(
                    ErrorCode.ENVELOPE_MALFORMED, "receivedAt is not RFC 3339 in UTC", invalid);
        }
    }

    private static byte[] utf8(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
