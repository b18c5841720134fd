package org.tongqu.sealing.internal.primitive;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.util.BigIntegers;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** The two ways to write the numbers r and s of a signature over a 256-bit curve. */
public enum SignatureForm {
    /** {@code SEQUENCE{INTEGER r, INTEGER s}}, minimal DER. */
    DER {
        @Override
        Optional<BigInteger[]> read(byte[] signature) {
            return Der.sequence(signature).flatMap(SignatureForm::bothNumbers);
        }

        @Override
        byte[] write(BigInteger r, BigInteger s) {
            return der(r, s);
        }
    },
    /** {@code r ‖ s}, 32 bytes each. */
    RAW {
        @Override
        Optional<BigInteger[]> read(byte[] signature) {
            if (signature.length != 2 * NUMBER_BYTES) {
                return Optional.empty();
            }
            return Optional.of(
                    new BigInteger[] {
                        new BigInteger(1, Arrays.copyOfRange(signature, 0, NUMBER_BYTES)),
                        new BigInteger(
                                1, Arrays.copyOfRange(signature, NUMBER_BYTES, 2 * NUMBER_BYTES))
                    });
        }

        @Override
        byte[] write(BigInteger r, BigInteger s) {
            byte[] raw = new byte[2 * NUMBER_BYTES];
            BigIntegers.asUnsignedByteArray(r, raw, 0, NUMBER_BYTES);
            BigIntegers.asUnsignedByteArray(s, raw, NUMBER_BYTES, NUMBER_BYTES);
            return raw;
        }
    };

    private static final int NUMBER_BYTES = 32;

    /** Turns a minimal DER signature into this form. */
    byte[] fromDer(byte[] signature) {
        BigInteger[] numbers =
                DER.read(signature)
                        .orElseThrow(
                                () ->
                                        new TongquException(
                                                ErrorCode.INTERNAL,
                                                "the provider made a malformed signature"));
        return write(numbers[0], numbers[1]);
    }

    /** Turns a signature of this form into minimal DER; empty unless 1 ≤ r, s < order. */
    Optional<byte[]> toDer(byte[] signature, BigInteger order) {
        return read(signature)
                .filter(numbers -> isInRange(numbers[0], order) && isInRange(numbers[1], order))
                .map(numbers -> der(numbers[0], numbers[1]));
    }

    abstract Optional<BigInteger[]> read(byte[] signature);

    abstract byte[] write(BigInteger r, BigInteger s);

    private static boolean isInRange(BigInteger number, BigInteger order) {
        return number.signum() > 0 && number.compareTo(order) < 0;
    }

    private static Optional<BigInteger[]> bothNumbers(Der der) {
        Optional<BigInteger> r = der.positiveInteger();
        Optional<BigInteger> s = r.flatMap(first -> der.positiveInteger());
        if (s.isEmpty() || !der.isAtEnd()) {
            return Optional.empty();
        }
        return Optional.of(new BigInteger[] {r.orElseThrow(), s.orElseThrow()});
    }

    private static byte[] der(BigInteger r, BigInteger s) {
        ASN1EncodableVector numbers = new ASN1EncodableVector();
        numbers.add(new ASN1Integer(r));
        numbers.add(new ASN1Integer(s));
        try {
            return new DERSequence(numbers).getEncoded();
        } catch (IOException impossible) {
            throw new TongquException(
                    ErrorCode.INTERNAL, "a signature cannot be encoded", impossible);
        }
    }
}
