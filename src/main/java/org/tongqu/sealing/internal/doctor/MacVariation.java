package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.internal.primitive.MacAlgorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Key, algorithm and content of a message authentication code that does not fit. */
final class MacVariation implements Variation {

    @Override
    public Set<Hypothesis> tries(Stage stage) {
        return switch (stage.kind()) {
            case "check-mac" ->
                    Messages.with(
                            Hypothesis.MAC_ALGORITHM,
                            Hypothesis.SECRET_AS_TEXT,
                            Hypothesis.SECRET_OTHER);
            default -> Set.of();
        };
    }

    @Override
    public Stream<Turn> turns(Stage stage, Situation now, Known known, int left) {
        if (!stage.is("check-mac") || left == 0) {
            return Stream.empty();
        }
        return explain(stage, now, known, left, new Messages(stage, now, known.patience())).stream()
                .map(deviations -> new Turn(deviations, bench -> {}));
    }

    private record Way(List<Deviation> deviations, MacAlgorithm algorithm, byte[] key) {}

    /** What is wrong with the code, if up to that many differences explain it. */
    static Optional<List<Deviation>> explain(
            Stage stage, Situation now, Known known, int left, Messages messages) {
        byte[] given = now.bench().get(stage.text("mac"));
        return ways(stage, now, known).stream()
                .filter(way -> way.deviations().size() <= left)
                .flatMap(way -> fit(way, given, messages, left - way.deviations().size()))
                .findFirst();
    }

    private static Stream<List<Deviation>> fit(Way way, byte[] given, Messages messages, int left) {
        return messages.upTo(left)
                .filter(message -> holds(way, message.bytes(), given))
                .map(message -> Deviations.join(way.deviations(), message.deviations()));
    }

    private static boolean holds(Way way, byte[] message, byte[] given) {
        return way.key().length > 0
                && Refused.unlessRefused(() -> way.algorithm().of(way.key(), message))
                        .filter(code -> Arrays.equals(code, given))
                        .isPresent();
    }

    private static List<Way> ways(Stage stage, Situation now, Known known) {
        MacAlgorithm agreed = stage.choice("algorithm", MacAlgorithm.class, MacAlgorithm.HMAC_SM3);
        byte[] key = now.bench().get(stage.text("key"));
        List<Way> ways = new ArrayList<>();
        ways.add(new Way(List.of(), agreed, key));
        for (Keys.Guess guess : Keys.instead(stage, key, known)) {
            ways.add(new Way(List.of(guess.deviation()), agreed, guess.key()));
        }
        for (MacAlgorithm other : List.of(MacAlgorithm.HMAC_SM3, MacAlgorithm.HMAC_SHA256)) {
            if (other != agreed) {
                ways.addAll(byAlgorithm(stage, ways, other));
            }
        }
        return ways;
    }

    private static List<Way> byAlgorithm(Stage stage, List<Way> ways, MacAlgorithm other) {
        Deviation deviation = stage.deviation(Hypothesis.MAC_ALGORITHM, other.name());
        return ways.stream()
                .map(w -> new Way(Deviations.add(w.deviations(), deviation), other, w.key()))
                .toList();
    }
}
