package org.tongqu.sealing.internal.doctor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Clock, zone, unit and form of a time. */
final class TimeVariation implements Variation {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration ZONE = Duration.ofHours(8);
    private static final List<String> PATTERNS =
            List.of(
                    "yyyyMMddHHmmss",
                    "yyyyMMddHHmmssSSS",
                    "yyyy-MM-dd HH:mm:ss",
                    "yyyy-MM-dd'T'HH:mm:ss",
                    "yyyy/MM/dd HH:mm:ss");

    @Override
    public Set<Hypothesis> tries(Stage stage) {
        return switch (stage.kind()) {
            case "check-time" ->
                    Set.of(
                            Hypothesis.TIME_SECONDS,
                            Hypothesis.TIME_FORM,
                            Hypothesis.TIME_ZONE,
                            Hypothesis.TIME_STALE);
            default -> Set.of();
        };
    }

    @Override
    public Stream<Turn> turns(Stage stage, Situation now, Known known, int left) {
        if (!stage.is("check-time")) {
            return Stream.empty();
        }
        String text = Texts.ascii(now.bench().get(stage.text("from"))).strip();
        String agreed = stage.text("as", "millis");
        return readings(stage, text, agreed).stream()
                .limit(1)
                .flatMap(reading -> reading.judged(stage, known.arrived()))
                .map(deviations -> new Turn(deviations, bench -> {}))
                .filter(turn -> turn.cost() <= left && !turn.deviations().isEmpty());
    }

    /** The moment, in the form found. */
    private record Reading(List<Deviation> deviations, Instant moment) {

        Stream<List<Deviation>> judged(Stage stage, Instant arrived) {
            Duration late = Duration.between(moment, arrived);
            if (isFresh(late)) {
                return Stream.of(deviations);
            }
            if (isFresh(late.abs().minus(ZONE))) {
                return Stream.of(
                        Deviations.add(
                                deviations, stage.deviation(Hypothesis.TIME_ZONE, words(late))));
            }
            return Stream.of(
                    Deviations.add(
                            deviations, stage.deviation(Hypothesis.TIME_STALE, words(late))));
        }

        private static boolean isFresh(Duration late) {
            return late.abs().compareTo(WINDOW) <= 0;
        }

        private static String words(Duration late) {
            Duration much = late.abs();
            String text =
                    much.toDays() > 0
                            ? much.toDays() + " d " + much.toHoursPart() + " h"
                            : much.toHours() + " h " + much.toMinutesPart() + " min";
            return text + (late.isNegative() ? " 超前 ahead" : " 落后 behind");
        }
    }

    private static List<Reading> readings(Stage stage, String text, String agreed) {
        List<Reading> all = new ArrayList<>();
        asAgreed(text, agreed).map(m -> new Reading(List.of(), m)).ifPresent(all::add);
        seconds(text)
                .map(m -> new Reading(List.of(stage.deviation(Hypothesis.TIME_SECONDS, "")), m))
                .filter(reading -> !agreed.contains("y"))
                .ifPresent(reading -> all.add(0, reading));
        Stream.concat(Stream.of("millis", "RFC-3339"), PATTERNS.stream())
                .forEach(
                        form ->
                                asAgreed(text, form)
                                        .map(m -> new Reading(form(stage, form), m))
                                        .ifPresent(all::add));
        return all;
    }

    private static List<Deviation> form(Stage stage, String form) {
        return List.of(stage.deviation(Hypothesis.TIME_FORM, form));
    }

    private static Optional<Instant> seconds(String text) {
        return text.matches("[0-9]{10}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                : Optional.empty();
    }

    private static Optional<Instant> asAgreed(String text, String form) {
        try {
            return switch (form) {
                case "millis" ->
                        text.matches("[0-9]{13}")
                                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text)))
                                : Optional.empty();
                case "RFC-3339" -> Optional.of(OffsetDateTime.parse(text).toInstant());
                default -> Optional.of(local(text, form));
            };
        } catch (DateTimeException | IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static Instant local(String text, String pattern) {
        return LocalDateTime.parse(text, DateTimeFormatter.ofPattern(pattern))
                .atZone(SHANGHAI)
                .toInstant();
    }
}
