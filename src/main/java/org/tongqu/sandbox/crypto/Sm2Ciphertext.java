package org.tongqu.sandbox.crypto;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.util.BigIntegers;
import org.tongqu.sandbox.SandboxException;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The two spellings of an SM2 ciphertext: 04 C1 C3 C2, and GM/T 0009 DER (x, y, C3, C2). */
public final class Sm2Ciphertext {

    private static final int COORDINATE = 32;
    private static final int DIGEST = 32;
    private static final int PREFIX = 1 + 2 * COORDINATE + DIGEST;
    private static final byte UNCOMPRESSED = 4;

    private Sm2Ciphertext() {}

    /** From raw to DER. */
    public static byte[] toDer(byte[] raw) {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 1, 1 + COORDINATE))));
        parts.add(
                new ASN1Integer(
                        new BigInteger(
                                1, Arrays.copyOfRange(raw, 1 + COORDINATE, 1 + 2 * COORDINATE))));
        parts.add(new DEROctetString(Arrays.copyOfRange(raw, 1 + 2 * COORDINATE, PREFIX)));
        parts.add(new DEROctetString(Arrays.copyOfRange(raw, PREFIX, raw.length)));
        try {
            return new DERSequence(parts).getEncoded();
        } catch (IOException e) {
            throw new SandboxException("SM2 ciphertext cannot be encoded", e);
        }
    }

    /** From DER to raw; refuses anything but the four members. */
    public static byte[] toRaw(byte[] der) {
        try {
            ASN1Sequence parts = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
            if (parts.size() != 4) {
                throw new SandboxException("SM2 ciphertext has " + parts.size() + " members");
            }
            byte[] c3 = ASN1OctetString.getInstance(parts.getObjectAt(2)).getOctets();
            byte[] c2 = ASN1OctetString.getInstance(parts.getObjectAt(3)).getOctets();
            if (c3.length != DIGEST) {
                throw new SandboxException("SM2 ciphertext has C3 of " + c3.length + " bytes");
            }
            return ByteBuffer.allocate(PREFIX + c2.length)
                    .put(UNCOMPRESSED)
                    .put(coordinate(parts, 0))
                    .put(coordinate(parts, 1))
                    .put(c3)
                    .put(c2)
                    .array();
        } catch (IOException | IllegalArgumentException e) {
            throw new SandboxException("SM2 ciphertext is not DER", e);
        }
    }

    private static byte[] coordinate(ASN1Sequence parts, int index) {
        BigInteger value = ASN1Integer.getInstance(parts.getObjectAt(index)).getPositiveValue();
        return BigIntegers.asUnsignedByteArray(COORDINATE, value);
    }
}
