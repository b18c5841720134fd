package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.internal.doctor.Known.Signatory;
import org.tongqu.sealing.internal.gmt0010.SignedEnvelopes;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** Whom an envelope names, and by which algorithms. */
final class EnvelopeVariation implements Variation {

    @Override
    public Set<Hypothesis> tries(Stage stage) {
        return switch (stage.kind()) {
            case "take-envelope" -> Set.of(Hypothesis.ENVELOPE_ALGORITHM);
            case "envelope-recipient" -> Set.of(Hypothesis.RECIPIENT_OTHER);
            case "envelope-signer" -> Set.of(Hypothesis.SIGNER_OTHER);
            default -> Set.of();
        };
    }

    @Override
    public Stream<Turn> turns(Stage stage, Situation now, Known known, int left) {
        if (left == 0) {
            return Stream.empty();
        }
        return switch (stage.kind()) {
            case "take-envelope" ->
                    LenientEnvelope.read(now.bench().get(stage.text("from")))
                            .filter(read -> !read.differences().isEmpty())
                            .map(
                                    read ->
                                            Turn.of(
                                                    stage.deviation(
                                                            Hypothesis.ENVELOPE_ALGORITHM,
                                                            read.differences()),
                                                    bench ->
                                                            EnvelopeStages.put(
                                                                    bench, read.envelope())))
                            .stream();
            case "envelope-recipient" -> named(stage, now, known, Hypothesis.RECIPIENT_OTHER);
            case "envelope-signer" -> named(stage, now, known, Hypothesis.SIGNER_OTHER);
            default -> Stream.empty();
        };
    }

    private static Stream<Turn> named(
            Stage stage, Situation now, Known known, Hypothesis hypothesis) {
        String slot = stage.kind().replace('-', '.');
        byte[] name = now.bench().get(slot);
        String whose =
                known.everyone(KeyAlgorithm.SM2).stream()
                        .filter(key -> key.proof().isPresent())
                        .filter(key -> Arrays.equals(SignedEnvelopes.name(key.proof()), name))
                        .map(Signatory::whose)
                        .findFirst()
                        .orElse("不认识的证书 an unknown certificate");
        return Stream.of(Turn.of(stage.deviation(hypothesis, whose), bench -> {}));
    }
}
