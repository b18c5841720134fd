package org.tongqu.sandbox.picc;

import com.sun.net.httpserver.Headers;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Sm2;
import org.tongqu.sandbox.crypto.Symmetric;
import org.tongqu.sandbox.enrolment.Enrolment.PiccKeys;
import org.tongqu.sandbox.wire.HubCertificates;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * Opens and seals bodies: SM4-CBC, its key wrapped by SM2 (04 C1 C3 C2), SM2 over the plain XML.
 */
final class PiccSeal {

    private static final String KEY = "X-Key";
    private static final String IV = "X-IV";
    private static final String SIGN = "X-Sign";
    private static final String USER_ID = "X-SM2-ID";
    private static final int BLOCK = 16;

    private final PiccKeys keys;
    private final HubCertificates hub;
    private final SecureRandom random;

    /** A sealed body and its headers. */
    record Sealed(byte[] body, Map<String, String> headers) {}

    PiccSeal(PiccKeys keys, HubCertificates hub, SecureRandom random) {
        this.keys = keys;
        this.hub = hub;
        this.random = random;
    }

    /** The plain XML; fails when anything does not hold. */
    byte[] open(Headers headers, byte[] body) {
        if (!header(headers, USER_ID).equals(Sm2.USER_ID)) {
            throw new SandboxException("another SM2 user ID");
        }
        byte[] key = Sm2.decrypt(keys.encrypt().getPrivate(), bytes(headers, KEY));
        byte[] plain = Symmetric.sm4CbcDecrypt(key, bytes(headers, IV), body);
        if (!Sm2.verify(hub.sm2Signing(), plain, bytes(headers, SIGN))) {
            throw new SandboxException("the signature does not hold");
        }
        return plain;
    }

    Sealed seal(byte[] plain) {
        byte[] key = random(BLOCK);
        byte[] iv = random(BLOCK);
        byte[] signature = Sm2.sign(keys.sign().getPrivate(), plain, random);
        return new Sealed(
                Symmetric.sm4CbcEncrypt(key, iv, plain),
                Map.of(
                        KEY, base64(Sm2.encrypt(hub.sm2Encryption(), key, random)),
                        IV, base64(iv),
                        SIGN, base64(signature),
                        USER_ID, Sm2.USER_ID));
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(Headers headers, String name) {
        try {
            return Base64.getDecoder().decode(header(headers, name));
        } catch (IllegalArgumentException e) {
            throw new SandboxException("not Base64: " + name, e);
        }
    }

    private static String header(Headers headers, String name) {
        String value = headers.getFirst(name);
        if (value == null) {
            throw new SandboxException("no header " + name);
        }
        return value;
    }
}
