package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.internal.primitive.DigestAlgorithm;
import org.tongqu.sealing.internal.suite.Workbench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Algorithm and content of a digest that does not fit, or that is made to be signed. */
final class DigestVariation implements Variation {
    private static final List<DigestAlgorithm> ALGORITHMS =
            List.of(
                    DigestAlgorithm.SM3,
                    DigestAlgorithm.SHA_256,
                    DigestAlgorithm.SHA_1,
                    DigestAlgorithm.MD5);

    @Override
    public Set<Hypothesis> tries(Stage stage) {
        return switch (stage.kind()) {
            case "digest", "check-digest" -> Messages.with(Hypothesis.DIGEST_ALGORITHM);
            default -> Set.of();
        };
    }

    @Override
    public Stream<Turn> turns(Stage stage, Situation now, Known known, int left) {
        if (left == 0) {
            return Stream.empty();
        }
        if (stage.is("digest")) {
            return made(stage, now, known);
        }
        return stage.is("check-digest")
                ? explain(stage, now, known, left).stream().map(d -> new Turn(d, bench -> {}))
                : Stream.empty();
    }

    private static Stream<Turn> made(Stage stage, Situation now, Known known) {
        DigestAlgorithm agreed = agreed(stage);
        byte[] message = now.bench().join(stage.texts("over"));
        Stream<Turn> otherwise =
                ALGORITHMS.stream()
                        .filter(algorithm -> algorithm != agreed)
                        .map(a -> turn(stage, a.of(message), algorithm(stage, a)));
        Stream<Turn> overOther =
                new Messages(stage, now, known.patience())
                        .upTo(1)
                        .skip(1)
                        .map(
                                other ->
                                        new Turn(
                                                other.deviations(),
                                                put(stage, agreed.of(other.bytes()))));
        return Stream.concat(otherwise, overOther);
    }

    private static Turn turn(Stage stage, byte[] digest, Deviation deviation) {
        return Turn.of(deviation, put(stage, digest));
    }

    private static org.tongqu.sealing.internal.suite.Step put(Stage stage, byte[] digest) {
        String to = stage.text("to", Workbench.BODY);
        return bench -> bench.put(to, digest);
    }

    private static Optional<List<Deviation>> explain(
            Stage stage, Situation now, Known known, int left) {
        byte[] given = now.bench().get(stage.text("digest"));
        Messages messages = new Messages(stage, now, known.patience());
        DigestAlgorithm agreed = agreed(stage);
        Stream<List<Deviation>> overOther = fit(messages, agreed, given, left, List.of());
        Stream<List<Deviation>> otherwise =
                ALGORITHMS.stream()
                        .filter(algorithm -> algorithm != agreed)
                        .flatMap(
                                a ->
                                        fit(
                                                messages,
                                                a,
                                                given,
                                                left - 1,
                                                List.of(algorithm(stage, a))));
        return Stream.concat(overOther, otherwise).findFirst();
    }

    private static Stream<List<Deviation>> fit(
            Messages messages,
            DigestAlgorithm algorithm,
            byte[] given,
            int left,
            List<Deviation> deviations) {
        return messages.upTo(left)
                .filter(message -> Arrays.equals(algorithm.of(message.bytes()), given))
                .map(message -> Deviations.join(deviations, message.deviations()));
    }

    private static Deviation algorithm(Stage stage, DigestAlgorithm algorithm) {
        return stage.deviation(Hypothesis.DIGEST_ALGORITHM, algorithm.name());
    }

    private static DigestAlgorithm agreed(Stage stage) {
        return stage.choice("algorithm", DigestAlgorithm.class, DigestAlgorithm.SM3);
    }
}
