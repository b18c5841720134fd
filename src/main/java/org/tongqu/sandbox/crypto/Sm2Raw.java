package org.tongqu.sandbox.crypto;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.util.BigIntegers;
import org.tongqu.sandbox.SandboxException;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;

/** SM2 signatures as r‖s, 32 bytes each. */
public final class Sm2Raw {

    private static final int NUMBER = 32;

    private Sm2Raw() {}

    /** The signature over the message, 64 bytes. */
    public static byte[] sign(PrivateKey key, byte[] message, SecureRandom random) {
        ASN1Sequence numbers = ASN1Sequence.getInstance(Sm2.sign(key, message, random));
        byte[] raw = Arrays.copyOf(number(numbers, 0), 2 * NUMBER);
        System.arraycopy(number(numbers, 1), 0, raw, NUMBER, NUMBER);
        return raw;
    }

    /** Whether these are 64 bytes, and the key's signature over the message. */
    public static boolean verify(PublicKey key, byte[] message, byte[] raw) {
        if (raw.length != 2 * NUMBER) {
            return false;
        }
        ASN1Encodable[] numbers = {integer(raw, 0), integer(raw, NUMBER)};
        try {
            return Sm2.verify(key, message, new DERSequence(numbers).getEncoded());
        } catch (IOException e) {
            throw new SandboxException("a signature cannot be encoded", e);
        }
    }

    private static byte[] number(ASN1Sequence numbers, int index) {
        return BigIntegers.asUnsignedByteArray(
                NUMBER, ASN1Integer.getInstance(numbers.getObjectAt(index)).getValue());
    }

    private static ASN1Integer integer(byte[] raw, int from) {
        return new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, from, from + NUMBER)));
    }
}
