package org.tongqu.sealing.internal.doctor;

import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.tongqu.sealing.internal.primitive.Der;
import org.tongqu.sealing.internal.primitive.SignatureForm;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The numbers of a signature, in whatever form they are written. */
record SignatureReading(List<Deviation> deviations, BigInteger r, BigInteger s) {
    private static final int NUMBER_BYTES = 32;

    /** Each form that the bytes can have; the agreed one without a difference. */
    static List<SignatureReading> of(Stage stage, byte[] given) {
        SignatureForm agreed = stage.choice("form", SignatureForm.class, SignatureForm.DER);
        List<SignatureReading> all = new ArrayList<>();
        strict(given)
                .map(n -> reading(stage, n, agreed, SignatureForm.DER, Hypothesis.SIGNATURE_DER))
                .ifPresent(all::add);
        raw(given)
                .map(n -> reading(stage, n, agreed, SignatureForm.RAW, Hypothesis.SIGNATURE_RAW))
                .ifPresent(all::add);
        if (all.isEmpty()) {
            sloppy(given)
                    .map(n -> new SignatureReading(sloppiness(stage, given), n[0], n[1]))
                    .ifPresent(all::add);
        }
        return all;
    }

    private static List<Deviation> sloppiness(Stage stage, byte[] given) {
        return List.of(stage.deviation(Hypothesis.SIGNATURE_SLOPPY, given.length + " bytes"));
    }

    private static SignatureReading reading(
            Stage stage,
            BigInteger[] numbers,
            SignatureForm agreed,
            SignatureForm found,
            Hypothesis otherwise) {
        List<Deviation> deviations =
                agreed == found
                        ? List.of()
                        : List.of(stage.deviation(otherwise, agreed + " ← " + found));
        return new SignatureReading(deviations, numbers[0], numbers[1]);
    }

    private static Optional<BigInteger[]> strict(byte[] given) {
        Optional<Der> der = Der.sequence(given);
        Optional<BigInteger> r = der.flatMap(Der::positiveInteger);
        Optional<BigInteger> s = r.flatMap(first -> der.flatMap(Der::positiveInteger));
        return s.filter(second -> der.filter(Der::isAtEnd).isPresent())
                .map(second -> new BigInteger[] {r.orElseThrow(), second});
    }

    private static Optional<BigInteger[]> raw(byte[] given) {
        if (given.length != 2 * NUMBER_BYTES) {
            return Optional.empty();
        }
        return Optional.of(
                new BigInteger[] {
                    new BigInteger(1, Arrays.copyOf(given, NUMBER_BYTES)),
                    new BigInteger(1, Arrays.copyOfRange(given, NUMBER_BYTES, given.length))
                });
    }

    /** BER, negative numbers, bytes left over: BouncyCastle reads the first object. */
    private static Optional<BigInteger[]> sloppy(byte[] given) {
        try (ASN1InputStream input = new ASN1InputStream(given)) {
            if (!(input.readObject() instanceof ASN1Sequence numbers) || numbers.size() != 2) {
                return Optional.empty();
            }
            return Optional.of(
                    new BigInteger[] {
                        ASN1Integer.getInstance(numbers.getObjectAt(0)).getPositiveValue(),
                        ASN1Integer.getInstance(numbers.getObjectAt(1)).getPositiveValue()
                    });
        } catch (IOException | IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
