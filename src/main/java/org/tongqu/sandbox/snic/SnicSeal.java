package org.tongqu.sandbox.snic;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Sm2;
import org.tongqu.sandbox.crypto.Sm2Ciphertext;
import org.tongqu.sandbox.crypto.Symmetric;
import org.tongqu.sandbox.enrolment.Enrolment.SnicKeys;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.Json;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** SM4-GCM, its key wrapped by SM2 in DER, and an SM2 signature r‖s over IV, key and data. */
final class SnicSeal {

    private static final int KEY = 16;
    private static final int IV = 12;
    private static final int NUMBER = 32;
    private static final byte[] NOTHING = new byte[0];

    private final SnicKeys keys;
    private final HubCertificates hub;
    private final SecureRandom random;

    SnicSeal(SnicKeys keys, HubCertificates hub, SecureRandom random) {
        this.keys = keys;
        this.hub = hub;
        this.random = random;
    }

    /** The plain JSON; fails when anything does not hold. */
    byte[] open(byte[] body) {
        ObjectNode sealed = Json.readObject(body);
        byte[] iv = hex(sealed, "iv");
        byte[] wrapped = hex(sealed, "key");
        byte[] data = base64(sealed, "data");
        byte[] signed = Arrays.concatenate(iv, wrapped, data);
        if (!Sm2.verify(hub.sm2Signing(), signed, der(hex(sealed, "sign")))) {
            throw new SandboxException("the signature does not hold");
        }
        byte[] key = Sm2.decrypt(keys.encrypt().getPrivate(), Sm2Ciphertext.toRaw(wrapped));
        return Symmetric.sm4GcmDecrypt(key, iv, NOTHING, data);
    }

    byte[] seal(ObjectNode plain) {
        byte[] key = random(KEY);
        byte[] iv = random(IV);
        byte[] data = Symmetric.sm4GcmEncrypt(key, iv, NOTHING, Json.write(plain));
        byte[] wrapped = Sm2Ciphertext.toDer(Sm2.encrypt(hub.sm2Encryption(), key, random));
        byte[] signed = Arrays.concatenate(iv, wrapped, data);
        byte[] signature = raw(Sm2.sign(keys.sign().getPrivate(), signed, random));
        ObjectNode sealed = Json.object();
        sealed.put("iv", HexFormat.of().formatHex(iv));
        sealed.put("key", HexFormat.of().formatHex(wrapped));
        sealed.put("data", Base64.getEncoder().encodeToString(data));
        sealed.put("sign", HexFormat.of().formatHex(signature));
        return Json.write(sealed);
    }

    static byte[] raw(byte[] der) {
        ASN1Sequence numbers = ASN1Sequence.getInstance(der);
        return Arrays.concatenate(number(numbers, 0), number(numbers, 1));
    }

    private static byte[] number(ASN1Sequence numbers, int index) {
        BigInteger value = ASN1Integer.getInstance(numbers.getObjectAt(index)).getPositiveValue();
        return BigIntegers.asUnsignedByteArray(NUMBER, value);
    }

    static byte[] der(byte[] raw) {
        if (raw.length != 2 * NUMBER) {
            throw new SandboxException("a signature is two numbers of 32 bytes");
        }
        ASN1EncodableVector numbers = new ASN1EncodableVector();
        numbers.add(new ASN1Integer(new BigInteger(1, raw, 0, NUMBER)));
        numbers.add(new ASN1Integer(new BigInteger(1, raw, NUMBER, NUMBER)));
        try {
            return new DERSequence(numbers).getEncoded();
        } catch (IOException e) {
            throw new SandboxException("a signature cannot be encoded", e);
        }
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] hex(ObjectNode sealed, String member) {
        try {
            return HexFormat.of().parseHex(Json.text(sealed, member));
        } catch (IllegalArgumentException e) {
            throw new SandboxException("not hexadecimal: " + member);
        }
    }

    private static byte[] base64(ObjectNode sealed, String member) {
        try {
            return Base64.getDecoder().decode(Json.text(sealed, member));
        } catch (IllegalArgumentException e) {
            throw new SandboxException("not Base64: " + member);
        }
    }
}
