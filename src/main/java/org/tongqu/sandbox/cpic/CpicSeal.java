package org.tongqu.sandbox.cpic;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Hkdf;
import org.tongqu.sandbox.crypto.Symmetric;
import org.tongqu.sandbox.enrolment.Enrolment.CpicKeys;
import org.tongqu.sandbox.wire.Json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Seals and opens JSON: AES-256-GCM inside, HMAC-SHA256 over time, nonce and body outside. */
final class CpicSeal {

    static final String KEY_ID = "key_id";
    static final String NONCE = "nonce";
    static final String TIME = "ts";
    static final String SIGNATURE = "sig";

    private static final String CURRENT_KEY = "cpic-2026-1";
    private static final Duration FRESHNESS = Duration.ofMinutes(5);
    private static final int IV_BYTES = 12;
    private static final int NONCE_BYTES = 16;

    private final CpicKeys keys;
    private final SecureRandom random;
    private final Clock clock;
    private final SeenNonces seen = new SeenNonces();

    /** A sealed body and the four values that travel beside it. */
    record Sealed(byte[] body, String keyId, String nonce, String time, String signature) {

        /** The same with the signature of something else. */
        Sealed withWrongSignature() {
            return new Sealed(
                    body,
                    keyId,
                    nonce,
                    time,
                    Base64.getEncoder().encodeToString(nonce.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    CpicSeal(CpicKeys keys, SecureRandom random, Clock clock) {
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    Sealed seal(ObjectNode content) {
        byte[] iv = random(IV_BYTES);
        byte[] data = Symmetric.aesGcmEncrypt(keys.aesKey(), iv, new byte[0], Json.write(content));
        ObjectNode body = Json.object().put(KEY_ID, CURRENT_KEY);
        body.put("iv", Base64.getEncoder().encodeToString(iv));
        body.put("data", Base64.getEncoder().encodeToString(data));
        byte[] bytes = Json.write(body);
        String nonce = HexFormat.of().formatHex(random(NONCE_BYTES));
        String time = String.valueOf(clock.millis());
        return new Sealed(bytes, CURRENT_KEY, nonce, time, signature(time, nonce, bytes));
    }

    /** The plain JSON; fails when anything does not hold. */
    byte[] open(Sealed sealed) {
        require(sealed.keyId().equals(CURRENT_KEY), "unknown key_id");
        byte[] expected =
                signature(sealed.time(), sealed.nonce(), sealed.body())
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] given = sealed.signature().getBytes(StandardCharsets.US_ASCII);
        require(MessageDigest.isEqual(expected, given), "the signature does not hold");
        requireFresh(sealed);
        ObjectNode body = Json.readObject(sealed.body());
        require(Json.text(body, KEY_ID).equals(CURRENT_KEY), "unknown key_id in the body");
        return Symmetric.aesGcmDecrypt(
                keys.aesKey(), base64(body, "iv"), new byte[0], base64(body, "data"));
    }

    /** Remembers a nonce when its message is done with: one that is taken back comes again. */
    void done(Sealed sealed) {
        seen.add(sealed.nonce());
    }

    private void requireFresh(Sealed sealed) {
        Instant at;
        try {
            at = Instant.ofEpochMilli(Long.parseLong(sealed.time()));
        } catch (NumberFormatException e) {
            throw new SandboxException("ts is not a number", e);
        }
        require(
                Duration.between(at, clock.instant()).abs().compareTo(FRESHNESS) <= 0,
                "sent too long ago, or in the future");
        require(!seen.contains(sealed.nonce()), "this nonce was used before");
    }

    private String signature(String time, String nonce, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((time + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        byte[] mac = Hkdf.hmacSha256(keys.hmacKey(), signed.toByteArray());
        return Base64.getEncoder().encodeToString(mac);
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] base64(ObjectNode body, String member) {
        try {
            return Base64.getDecoder().decode(Json.text(body, member));
        } catch (IllegalArgumentException e) {
            throw new SandboxException("not Base64: " + member, e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new SandboxException(otherwise);
        }
    }
}
