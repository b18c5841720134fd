package org.tongqu.sealing.internal.primitive;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.bouncycastle.util.BigIntegers;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/** SM2 encryption of short keys (GB/T 32918.4), order C1‖C3‖C2. Thread-safe. */
public final class Sm2KeyTransport {
    private static final int NUMBER_BYTES = 32;
    private static final int POINT_BYTES = 1 + 2 * NUMBER_BYTES;
    private static final int DIGEST_BYTES = 32;
    private static final int OVERHEAD = POINT_BYTES + DIGEST_BYTES;

    private Sm2KeyTransport() {}

    /** How the three parts of an SM2 ciphertext are written down. */
    public enum Form {
        /** {@code 04 ‖ x ‖ y ‖ C3 ‖ C2}. */
        RAW,
        /** GM/T 0009: {@code SEQUENCE{INTEGER x, INTEGER y, OCTET STRING C3, OCTET STRING C2}}. */
        DER
    }

    /** Encrypts a key for a recipient. */
    public static byte[] wrap(byte[] key, PublicKey recipient, Form form, SecureRandom random) {
        try {
            SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.init(
                    true,
                    new ParametersWithRandom(ECUtil.generatePublicKeyParameter(recipient), random));
            byte[] raw = engine.processBlock(key, 0, key.length);
            return form == Form.RAW ? raw : toDer(raw);
        } catch (InvalidKeyException | InvalidCipherTextException | IOException failed) {
            throw new TongquException(
                    ErrorCode.KEY_UNAVAILABLE, "cannot encrypt for the recipient's key", failed);
        }
    }

    /**
     * Decrypts a key of exactly that many bytes.
     *
     * @throws TongquException DECRYPTION_FAILED, the same for whatever is wrong
     */
    public static byte[] unwrap(byte[] wrapped, PrivateKey own, Form form, int keyBytes) {
        byte[] raw = form == Form.RAW ? wrapped : fromDer(wrapped).orElseThrow(Ciphers::failed);
        if (raw.length != OVERHEAD + keyBytes || raw[0] != 4) {
            throw Ciphers.failed();
        }
        try {
            SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            AsymmetricKeyParameter key = ECUtil.generatePrivateKeyParameter(own);
            engine.init(false, key);
            return engine.processBlock(raw, 0, raw.length);
        } catch (InvalidKeyException unusable) {
            throw new TongquException(
                    ErrorCode.KEY_UNAVAILABLE, "the hub's SM2 key is not usable", unusable);
        } catch (InvalidCipherTextException | IllegalArgumentException wrong) {
            throw Ciphers.failed();
        }
    }

    private static byte[] toDer(byte[] raw) throws IOException {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(new ASN1Integer(number(raw, 1)));
        parts.add(new ASN1Integer(number(raw, 1 + NUMBER_BYTES)));
        parts.add(new DEROctetString(Arrays.copyOfRange(raw, POINT_BYTES, OVERHEAD)));
        parts.add(new DEROctetString(Arrays.copyOfRange(raw, OVERHEAD, raw.length)));
        return new DERSequence(parts).getEncoded();
    }

    private static BigInteger number(byte[] raw, int from) {
        return new BigInteger(1, Arrays.copyOfRange(raw, from, from + NUMBER_BYTES));
    }

    private static Optional<byte[]> fromDer(byte[] der) {
        return Der.sequence(der).flatMap(Sm2KeyTransport::join);
    }

    private static Optional<byte[]> join(Der parts) {
        BigInteger x = parts.positiveInteger().orElse(BigInteger.ZERO);
        BigInteger y = parts.positiveInteger().orElse(BigInteger.ZERO);
        byte[] digest = parts.octets().orElse(new byte[0]);
        byte[] content = parts.octets().orElse(new byte[0]);
        if (!isCoordinate(x)
                || !isCoordinate(y)
                || digest.length != DIGEST_BYTES
                || content.length == 0
                || !parts.isAtEnd()) {
            return Optional.empty();
        }
        byte[] raw = new byte[OVERHEAD + content.length];
        raw[0] = 4;
        BigIntegers.asUnsignedByteArray(x, raw, 1, NUMBER_BYTES);
        BigIntegers.asUnsignedByteArray(y, raw, 1 + NUMBER_BYTES, NUMBER_BYTES);
        System.arraycopy(digest, 0, raw, POINT_BYTES, DIGEST_BYTES);
        System.arraycopy(content, 0, raw, OVERHEAD, content.length);
        return Optional.of(raw);
    }

    private static boolean isCoordinate(BigInteger number) {
        return number.signum() > 0 && number.bitLength() <= 8 * NUMBER_BYTES;
    }
}
