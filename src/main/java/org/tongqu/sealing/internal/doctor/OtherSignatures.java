package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.internal.doctor.Known.Signatory;
import org.tongqu.sealing.internal.primitive.BouncyCastle;
import org.tongqu.sealing.internal.primitive.SignatureAlgorithm;
import org.tongqu.sealing.internal.primitive.SignatureForm;
import org.tongqu.sealing.internal.primitive.Verifier;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ECDSA and RSA, where each message costs a verification. */
final class OtherSignatures {
    private static final int MESSAGES = 600;

    private OtherSignatures() {}

    static Optional<List<Deviation>> explain(
            Stage stage, byte[] given, Known known, int left, Messages messages) {
        SignatureAlgorithm algorithm =
                stage.choice("algorithm", SignatureAlgorithm.class, SignatureAlgorithm.RSA_SHA256);
        Stream<List<Deviation>> agreed =
                known.agreed(algorithm.key()).stream()
                        .map(
                                key ->
                                        new Verifier(
                                                BouncyCastle.provider(),
                                                algorithm,
                                                key.publicKey()))
                        .flatMap(verifier -> fit(stage, given, verifier, left, messages));
        Stream<List<Deviation>> others =
                known.others(algorithm.key()).stream()
                        .flatMap(key -> byOther(stage, given, algorithm, key, messages, left));
        return Stream.concat(agreed, others).findFirst();
    }

    private static Stream<List<Deviation>> byOther(
            Stage stage,
            byte[] given,
            SignatureAlgorithm algorithm,
            Signatory key,
            Messages messages,
            int left) {
        Verifier verifier = new Verifier(BouncyCastle.provider(), algorithm, key.key());
        Deviation other = stage.deviation(Hypothesis.SIGNED_BY_OTHER_KEY, key.whose());
        return fit(stage, given, verifier, Math.min(0, left - 1), messages)
                .map(found -> Deviations.add(found, other));
    }

    private static Stream<List<Deviation>> fit(
            Stage stage, byte[] given, Verifier verifier, int left, Messages messages) {
        SignatureForm agreed = stage.choice("form", SignatureForm.class, SignatureForm.DER);
        SignatureForm form = given.length == 64 ? SignatureForm.RAW : SignatureForm.DER;
        List<Deviation> formed =
                form == agreed
                        ? List.of()
                        : List.of(stage.deviation(otherForm(form), agreed + " ← " + form));
        return messages.upTo(Math.max(0, Math.min(1, left - formed.size())))
                .limit(MESSAGES)
                .filter(message -> verifier.holds(message.bytes(), given, form))
                .map(message -> Deviations.join(formed, message.deviations()));
    }

    private static Hypothesis otherForm(SignatureForm form) {
        return form == SignatureForm.RAW ? Hypothesis.SIGNATURE_RAW : Hypothesis.SIGNATURE_DER;
    }
}
