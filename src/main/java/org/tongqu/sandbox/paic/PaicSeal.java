package org.tongqu.sandbox.paic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Rsa;
import org.tongqu.sandbox.crypto.Symmetric;
import org.tongqu.sandbox.enrolment.Enrolment.PaicKeys;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.Json;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Opens and seals: {@code reqData} is the JSON twice in Base64, signed as {@code siteCode +
 * Base64(reqData)}, and travels under AES-256-CBC.
 */
final class PaicSeal {

    /** The code of the hub's site at PAIC-SIM; it stands in both directions. */
    static final String SITE = "ZSHUB";

    private static final int BLOCK = 16;
    private static final String SIGN = "sign";

    private final PaicKeys keys;
    private final HubCertificates hub;
    private final SecureRandom random;

    /** A parcel's plain JSON, and what stands beside it in the clear. */
    record Opened(byte[] plain, String orgCode, String token) {}

    PaicSeal(PaicKeys keys, HubCertificates hub, SecureRandom random) {
        this.keys = keys;
        this.hub = hub;
        this.random = random;
    }

    /** The value of {@code reqData} for a JSON text. */
    static String reqData(byte[] json) {
        return base64(bytes(base64(json)));
    }

    /** What the hub sealed; fails when anything does not hold. */
    Opened open(byte[] body) {
        JsonNode envelope = Json.readObject(body);
        byte[] reqData =
                Symmetric.aesCbcDecrypt(
                        keys.aesKey(), unbase64(envelope, "iv"), unbase64(envelope, "cipherText"));
        byte[] signed = bytes(SITE + base64(reqData));
        if (!Json.text(envelope, "siteCode").equals(SITE)
                || !Rsa.verify(hub.rsaSigning(), signed, unbase64(envelope, SIGN))) {
            throw new SandboxException("the signature does not hold");
        }
        return new Opened(
                unbase64(new String(unbase64(text(reqData)), StandardCharsets.US_ASCII)),
                Json.text(envelope, "orgCode"),
                Json.text(envelope, "token"));
    }

    /** A parcel for the hub. */
    byte[] seal(byte[] plain) {
        return envelope(plain, plain);
    }

    /** A parcel whose signature is over other content. */
    byte[] sealWrongly(byte[] plain) {
        return envelope(plain, bytes("{\"other\":" + random.nextInt() + "}"));
    }

    private byte[] envelope(byte[] plain, byte[] signedPlain) {
        byte[] iv = new byte[BLOCK];
        random.nextBytes(iv);
        byte[] signed = bytes(SITE + base64(bytes(reqData(signedPlain))));
        ObjectNode envelope = Json.object().put("siteCode", SITE);
        envelope.put("iv", base64(iv));
        envelope.put(
                "cipherText",
                base64(Symmetric.aesCbcEncrypt(keys.aesKey(), iv, bytes(reqData(plain)))));
        envelope.put(SIGN, base64(Rsa.sign(keys.sign().getPrivate(), signed)));
        return bytes(envelope.toString());
    }

    private static byte[] unbase64(JsonNode envelope, String member) {
        return unbase64(Json.text(envelope, member));
    }

    private static byte[] unbase64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new SandboxException("not Base64", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
