package org.tongqu.sealing.internal.doctor;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.BigIntegers;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;

/** SM2 as partners get it wrong, by code that shares nothing with the hub's. */
final class OtherSm2 {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private OtherSm2() {}

    static byte[] sign(PrivateKey key, byte[] message, String userId) {
        try {
            Signature signature = Signature.getInstance("SM3withSM2", PROVIDER);
            signature.setParameter(
                    new SM2ParameterSpec(userId.getBytes(StandardCharsets.US_ASCII)));
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As sm-crypto does with hash: false: the message itself is the number. */
    static byte[] signNumber(PrivateKey key, byte[] number) {
        var curve = GMNamedCurves.getByName("sm2p256v1");
        BigInteger n = curve.getN();
        BigInteger d = ((ECPrivateKey) key).getD();
        BigInteger k =
                new BigInteger(256, Ward.RANDOM)
                        .mod(n.subtract(BigInteger.TWO))
                        .add(BigInteger.ONE);
        BigInteger x = curve.getG().multiply(k).normalize().getAffineXCoord().toBigInteger();
        BigInteger r = new BigInteger(1, number).add(x).mod(n);
        BigInteger s =
                BigInteger.ONE.add(d).modInverse(n).multiply(k.subtract(r.multiply(d))).mod(n);
        return der(new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)}));
    }

    static byte[] sm3(byte[] bytes) {
        SM3Digest digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return out;
    }

    static byte[] rawSignature(byte[] der) {
        var numbers = org.bouncycastle.asn1.ASN1Sequence.getInstance(der);
        byte[] raw = new byte[64];
        for (int i = 0; i < 2; i++) {
            BigInteger number = ASN1Integer.getInstance(numbers.getObjectAt(i)).getValue();
            System.arraycopy(BigIntegers.asUnsignedByteArray(32, number), 0, raw, 32 * i, 32);
        }
        return raw;
    }

    /** C1‖C3‖C2 to C1‖C2‖C3. */
    static byte[] oldOrder(byte[] raw) {
        byte[] old = raw.clone();
        int content = raw.length - 97;
        System.arraycopy(raw, 97, old, 65, content);
        System.arraycopy(raw, 65, old, 65 + content, 32);
        return old;
    }

    static byte[] ciphertextDer(byte[] raw) {
        return der(
                new DERSequence(
                        new org.bouncycastle.asn1.ASN1Encodable[] {
                            new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 1, 33))),
                            new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 33, 65))),
                            new DEROctetString(Arrays.copyOfRange(raw, 65, 97)),
                            new DEROctetString(Arrays.copyOfRange(raw, 97, raw.length))
                        }));
    }

    private static byte[] der(DERSequence sequence) {
        try {
            return sequence.getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
