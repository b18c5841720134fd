package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.internal.suite.Step;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Hexadecimal, Base64, Base64URL, and each of them twice, where another was agreed. */
final class DecodeVariation implements Variation {

    @Override
    public Set<Hypothesis> tries(Stage stage) {
        return switch (stage.kind()) {
            case "decode" ->
                    Set.of(
                            Hypothesis.TEXT_HEX,
                            Hypothesis.TEXT_BASE64,
                            Hypothesis.TEXT_BASE64URL,
                            Hypothesis.TEXT_DOUBLE_BASE64,
                            Hypothesis.TEXT_BASE64_OF_HEX,
                            Hypothesis.TEXT_LINE_BREAKS,
                            Hypothesis.TEXT_URL_ENCODED,
                            Hypothesis.TEXT_SEPARATED);
            default -> Set.of();
        };
    }

    @Override
    public Stream<Turn> turns(Stage stage, Situation now, Known known, int left) {
        if (!stage.is("decode") || left == 0) {
            return Stream.empty();
        }
        byte[] agreed = agreed(stage, now);
        String text = Texts.ascii(now.bench().get(stage.text("from"))).strip();
        return readings(stage.text("as"), text).stream()
                .filter(reading -> !Arrays.equals(reading.bytes(), agreed))
                .map(
                        r ->
                                Turn.of(
                                        stage.deviation(r.hypothesis(), stage.text("from")),
                                        put(stage, r)));
    }

    private record Reading(Hypothesis hypothesis, byte[] bytes) {}

    private static Step put(Stage stage, Reading reading) {
        String to = stage.text("to");
        return bench -> bench.put(to, reading.bytes());
    }

    private static byte[] agreed(Stage stage, Situation now) {
        return Refused.unlessRefused(
                        () -> now.after(stage.declared(), "").bench().get(stage.text("to")))
                .orElse(new byte[0]);
    }

    private static List<Reading> readings(String agreed, String text) {
        List<Reading> all = new ArrayList<>();
        boolean hex = agreed.equals("HEX");
        Texts.hex(text).ifPresent(b -> all.add(new Reading(Hypothesis.TEXT_HEX, b)));
        if (hex) {
            all.clear();
            Texts.base64(text).ifPresent(b -> all.add(new Reading(Hypothesis.TEXT_BASE64, b)));
        }
        base64Of(text)
                .flatMap(once -> base64Of(Texts.ascii(once)))
                .ifPresent(b -> all.add(new Reading(Hypothesis.TEXT_DOUBLE_BASE64, b)));
        base64Of(text)
                .flatMap(once -> Texts.hex(Texts.ascii(once)))
                .ifPresent(b -> all.add(new Reading(Hypothesis.TEXT_BASE64_OF_HEX, b)));
        other(agreed, text).ifPresent(b -> all.add(new Reading(Hypothesis.TEXT_BASE64URL, b)));
        broken(text).ifPresent(b -> all.add(new Reading(Hypothesis.TEXT_LINE_BREAKS, b)));
        encoded(text).ifPresent(b -> all.add(new Reading(Hypothesis.TEXT_URL_ENCODED, b)));
        separated(text).ifPresent(b -> all.add(new Reading(Hypothesis.TEXT_SEPARATED, b)));
        return all;
    }

    private static Optional<byte[]> base64Of(String text) {
        return Texts.base64(text).or(() -> Texts.base64Url(text));
    }

    private static Optional<byte[]> other(String agreed, String text) {
        return agreed.equals("BASE64URL")
                ? Texts.base64(text).or(() -> Texts.base64Url(text))
                : Texts.base64Url(text);
    }

    private static Optional<byte[]> broken(String text) {
        String joined = text.replaceAll("(\\\\r|\\\\n|[\\r\\n])+", "");
        return joined.equals(text) ? Optional.empty() : Texts.base64(joined);
    }

    private static Optional<byte[]> encoded(String text) {
        String plus = text.replace(' ', '+');
        Optional<byte[]> decoded =
                text.contains("%")
                        ? Refused.unlessRefused(
                                        () ->
                                                URLDecoder.decode(
                                                        text.replace("+", "%2B"),
                                                        StandardCharsets.US_ASCII))
                                .flatMap(Texts::base64)
                        : Optional.empty();
        return decoded.or(() -> plus.equals(text) ? Optional.empty() : Texts.base64(plus));
    }

    private static Optional<byte[]> separated(String text) {
        String digits = text.replaceFirst("^0[xX]", "").replaceAll("[:\\s-]", "");
        return digits.equals(text) ? Optional.empty() : Texts.hex(digits);
    }
}
