package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.KeySource.PartnerKey;
import org.tongqu.sealing.internal.doctor.Known.Signatory;
import org.tongqu.sealing.internal.primitive.SignatureAlgorithm;
import org.tongqu.sealing.internal.suite.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Form, key, user ID, digest and content of a signature that does not hold. */
final class SignatureVariation implements Variation {
    private static final String DEFAULT_ID = "1234567812345678";
    private static final String OLD_ID = "ALICE123@YAHOO.COM";

    @Override
    public Set<Hypothesis> tries(Stage stage) {
        return switch (stage.kind()) {
            case "verify" ->
                    Messages.with(
                            Hypothesis.SIGNATURE_RAW,
                            Hypothesis.SIGNATURE_DER,
                            Hypothesis.SIGNATURE_SLOPPY,
                            Hypothesis.USER_ID,
                            Hypothesis.SIGNED_BY_OTHER_KEY,
                            Hypothesis.HASH_FALSE,
                            Hypothesis.WITHOUT_Z);
            default -> Set.of();
        };
    }

    @Override
    public Stream<Turn> turns(Stage stage, Situation now, Known known, int left) {
        if (!stage.is("verify") || left == 0) {
            return Stream.empty();
        }
        Step proven = bench -> {};
        Stream<Turn> held =
                explain(stage, now, known, left, new Messages(stage, now, known.patience()))
                        .stream()
                        .map(deviations -> new Turn(deviations, proven));
        return held;
    }

    /** What is wrong with the signature, if up to that many differences explain it. */
    static Optional<List<Deviation>> explain(
            Stage stage, Situation now, Known known, int left, Messages messages) {
        byte[] given = now.bench().get(stage.text("signature"));
        SignatureAlgorithm algorithm =
                stage.choice("algorithm", SignatureAlgorithm.class, SignatureAlgorithm.SM2_SM3);
        if (algorithm != SignatureAlgorithm.SM2_SM3) {
            return OtherSignatures.explain(stage, given, known, left, messages);
        }
        return SignatureReading.of(stage, given).stream()
                .filter(reading -> reading.deviations().size() <= left)
                .flatMap(reading -> byKey(stage, reading, known, left, messages))
                .findFirst();
    }

    private static Stream<List<Deviation>> byKey(
            Stage stage, SignatureReading reading, Known known, int left, Messages messages) {
        int remaining = left - reading.deviations().size();
        Stream<List<Deviation>> agreed =
                known.agreed(SignatureAlgorithm.SM2_SM3.key()).stream()
                        .flatMap(
                                key ->
                                        solved(stage, reading, agreed(key), remaining, known)
                                                .flatMap(solved -> solved.fit(messages)));
        Stream<List<Deviation>> others =
                known.others(SignatureAlgorithm.SM2_SM3.key()).stream()
                        .flatMap(
                                key ->
                                        solved(stage, reading, other(stage, key), remaining, known)
                                                .flatMap(solved -> solved.fit(messages)));
        return Stream.concat(agreed, others)
                .map(deviations -> Deviations.join(reading.deviations(), deviations));
    }

    private record Candidate(List<Deviation> deviations, Signatory key) {}

    private static Candidate agreed(PartnerKey key) {
        return new Candidate(
                List.of(), new Signatory("", key.id(), key.publicKey(), key.certificate()));
    }

    private static Candidate other(Stage stage, Signatory key) {
        return new Candidate(
                List.of(stage.deviation(Hypothesis.SIGNED_BY_OTHER_KEY, key.whose())), key);
    }

    private static Stream<Solved> solved(
            Stage stage, SignatureReading reading, Candidate candidate, int left, Known known) {
        if (candidate.deviations().size() > left) {
            return Stream.empty();
        }
        return Sm2Equation.solve(candidate.key().key(), reading.r(), reading.s())
                .map(
                        equation ->
                                new Solved(
                                        stage,
                                        equation,
                                        candidate.deviations(),
                                        left - candidate.deviations().size(),
                                        ids(known)))
                .stream();
    }

    private static List<String> ids(Known known) {
        List<String> ids = new ArrayList<>(List.of("", OLD_ID, known.sender().name(), "tongqu"));
        known.sender().insurer().ifPresent(insurer -> ids.add(insurer.code()));
        return ids;
    }

    /** A key's equation, to be compared with messages. */
    private record Solved(
            Stage stage,
            Sm2Equation equation,
            List<Deviation> deviations,
            int left,
            List<String> ids) {

        Stream<List<Deviation>> fit(Messages messages) {
            return Stream.concat(
                            messages.upTo(left)
                                    .filter(m -> equation.holds(m.bytes(), DEFAULT_ID))
                                    .map(Message::deviations),
                            otherwise(messages))
                    .map(found -> Deviations.join(deviations, found));
        }

        private Stream<List<Deviation>> otherwise(Messages messages) {
            return left == 0
                    ? Stream.empty()
                    : messages.upTo(left - 1).flatMap(message -> digestedOtherwise(message));
        }

        private Stream<List<Deviation>> digestedOtherwise(Message message) {
            byte[] bytes = message.bytes();
            Stream<Deviation> ways =
                    Stream.concat(
                            ids.stream()
                                    .filter(id -> equation.holds(bytes, id))
                                    .map(id -> stage.deviation(Hypothesis.USER_ID, quoted(id))),
                            Stream.of(Hypothesis.HASH_FALSE, Hypothesis.WITHOUT_Z)
                                    .filter(way -> holds(way, bytes))
                                    .map(way -> stage.deviation(way, "")));
            return ways.map(way -> Deviations.add(message.deviations(), way));
        }

        private boolean holds(Hypothesis way, byte[] bytes) {
            return way == Hypothesis.HASH_FALSE
                    ? equation.holdsUnhashed(bytes)
                    : equation.holdsWithoutZ(bytes);
        }

        private static String quoted(String id) {
            return id.isEmpty() ? "空 empty" : id;
        }
    }
}
