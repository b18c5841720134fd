package org.tongqu.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.BigIntegers;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.KeyPairs;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Receipts (docs/wire-format.md §3) and signed requests (§4) of one simulated party. */
public final class WireSignatures {

    /** Content type of a receipt. */
    public static final String RECEIPT = "application/vnd.tongqu.receipt+json";

    private static final int NONCE_BYTES = 18;
    private static final int SCALAR_BYTES = 32;
    private static final String COMPONENTS = "(\"@method\" \"@path\" \"@query\")";

    private final String name;
    private final String peerName;
    private final PartyKeys keys;
    private final PeerKeys peer;
    private final WireSuites suites;
    private final SecureRandom random;
    private final Clock clock;

    /** What a receipt says. */
    public record Receipt(
            String receiptId,
            String messageId,
            String digest,
            Instant receivedAt,
            Optional<String> caseNo) {}

    /** The headers that sign a request, and the nonce that the answer repeats. */
    public record SignedRequest(Map<String, String> headers, String nonce) {}

    WireSignatures(
            String name,
            String peerName,
            PartyKeys keys,
            PeerKeys peer,
            WireSuites suites,
            SecureRandom random,
            Clock clock) {
        this.name = name;
        this.peerName = peerName;
        this.keys = keys;
        this.peer = peer;
        this.suites = suites;
        this.random = random;
        this.clock = clock;
    }

    /** Signs a receipt for the hub, in the suite of its message. */
    public byte[] sign(WireSuite suite, Receipt receipt) {
        ObjectNode header = Json.object();
        header.put("v", 1).put("typ", "receipt").put("suite", suite.id());
        header.put("from", name).put("to", peerName);
        header.put("skid", KeyPairs.keyId(keys.signing(suite).getPublic()));
        ObjectNode content = Json.object();
        content.put("receiptId", receipt.receiptId()).put("messageId", receipt.messageId());
        content.put("digest", receipt.digest());
        content.put("receivedAt", receipt.receivedAt().toString());
        receipt.caseNo().ifPresent(caseNo -> content.put("caseNo", caseNo));
        String shielded = Base64Url.encode(Json.write(header));
        String payload = Base64Url.encode(Json.write(content));
        byte[] signed = Base64Url.ascii(shielded + "." + payload);
        ObjectNode message = Json.object();
        message.put("protected", shielded).put("payload", payload);
        message.put(
                "signature",
                Base64Url.encode(suite.sign(keys.signing(suite).getPrivate(), signed)));
        return Json.write(message);
    }

    /** Verifies a receipt that the hub signed for this party. */
    public Receipt verify(byte[] bytes) {
        ObjectNode message = Json.readObject(bytes);
        Json.requireMembers(message, Set.of("protected", "payload", "signature"), Set.of());
        String shielded = Json.text(message, "protected");
        String payload = Json.text(message, "payload");
        ObjectNode header = Json.readObject(Base64Url.decode(shielded));
        Json.requireMembers(header, Set.of("v", "typ", "suite", "from", "to", "skid"), Set.of());
        WireSuite suite = suites.byId(Json.text(header, "suite"));
        requireHubReceipt(header, suite);
        byte[] signature = Base64Url.decode(Json.text(message, "signature"));
        byte[] signed = Base64Url.ascii(shielded + "." + payload);
        if (!suite.verify(peer.signing(suite), signed, signature)) {
            throw new SandboxException("the receipt's signature does not hold");
        }
        return receipt(Json.readObject(Base64Url.decode(payload)));
    }

    /** Signs a request without a body; {@code query} is without its question mark. */
    public SignedRequest request(
            WireSuite suite, String method, String path, Optional<String> query) {
        byte[] random18 = new byte[NONCE_BYTES];
        random.nextBytes(random18);
        String nonce = Base64Url.encode(random18);
        String parameters =
                COMPONENTS
                        + ";created="
                        + clock.instant().getEpochSecond()
                        + ";nonce=\""
                        + nonce
                        + "\";keyid=\""
                        + KeyPairs.keyId(keys.signing(suite).getPublic())
                        + "\";alg=\""
                        + suite.requestAlgorithm()
                        + "\";tag=\""
                        + name
                        + "\"";
        String base =
                String.join(
                        "\n",
                        "\"@method\": " + method,
                        "\"@path\": " + path,
                        "\"@query\": ?" + query.orElse(""),
                        "\"@signature-params\": " + parameters);
        byte[] der = suite.sign(keys.signing(suite).getPrivate(), Base64Url.ascii(base));
        return new SignedRequest(
                Map.of(
                        "Signature-Input",
                        "tongqu=" + parameters,
                        "Signature",
                        "tongqu=:" + Base64.getEncoder().encodeToString(raw(der)) + ":"),
                nonce);
    }

    /** The signature as r and s, 32 bytes each. */
    static byte[] raw(byte[] der) {
        ASN1Sequence parts = ASN1Sequence.getInstance(der);
        ByteBuffer out = ByteBuffer.allocate(2 * SCALAR_BYTES);
        for (int i = 0; i < 2; i++) {
            ASN1Integer scalar = ASN1Integer.getInstance(parts.getObjectAt(i));
            out.put(BigIntegers.asUnsignedByteArray(SCALAR_BYTES, scalar.getPositiveValue()));
        }
        return out.array();
    }

    private void requireHubReceipt(ObjectNode header, WireSuite suite) {
        boolean ours =
                header.path("v").asInt() == 1
                        && Json.text(header, "typ").equals("receipt")
                        && Json.text(header, "from").equals(peerName)
                        && Json.text(header, "to").equals(name)
                        && Json.text(header, "skid").equals(KeyPairs.keyId(peer.signing(suite)));
        if (!ours) {
            throw new SandboxException("not a receipt of the hub for this party");
        }
    }

    private static Receipt receipt(ObjectNode content) {
        Json.requireMembers(
                content,
                Set.of("receiptId", "messageId", "digest", "receivedAt"),
                Set.of("caseNo"));
        return new Receipt(
                Json.text(content, "receiptId"),
                Json.text(content, "messageId"),
                Json.text(content, "digest"),
                Instant.parse(Json.text(content, "receivedAt")),
                content.has("caseNo")
                        ? Optional.of(Json.text(content, "caseNo"))
                        : Optional.empty());
    }
}
