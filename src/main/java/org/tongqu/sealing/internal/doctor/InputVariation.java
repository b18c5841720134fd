package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.internal.suite.Workbench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What happened to the whole message on its way, and lengths written the other way round. */
final class InputVariation implements Variation {

    @Override
    public Set<Hypothesis> tries(Stage stage) {
        return switch (stage.kind()) {
            case "split" -> Set.of(Hypothesis.LENGTH_ORDER);
            case "receive" ->
                    Set.of(
                            Hypothesis.INPUT_HEX,
                            Hypothesis.INPUT_BASE64,
                            Hypothesis.INPUT_BOM,
                            Hypothesis.INPUT_TRAILING,
                            Hypothesis.INPUT_LINE_ENDS);
            default -> Set.of();
        };
    }

    @Override
    public Stream<Turn> turns(Stage stage, Situation now, Known known, int left) {
        if (left == 0) {
            return Stream.empty();
        }
        if (stage.is("split")) {
            return lengths(stage, now);
        }
        return stage.is("receive") ? received(stage, now) : Stream.empty();
    }

    private record Other(Hypothesis hypothesis, byte[] body) {}

    private static Stream<Turn> received(Stage stage, Situation now) {
        byte[] body = now.bench().get(Workbench.BODY);
        String latin = new String(body, StandardCharsets.ISO_8859_1);
        String text = latin.strip();
        List<Other> others = new ArrayList<>();
        others.add(new Other(Hypothesis.INPUT_BOM, Rewriting.withoutBom(body)));
        others.add(new Other(Hypothesis.INPUT_TRAILING, latin(latin.stripTrailing())));
        others.add(
                new Other(Hypothesis.INPUT_TRAILING, latin(latin.replaceFirst("\\r?\\n\\z", ""))));
        others.add(new Other(Hypothesis.INPUT_TRAILING, latin(latin.replaceFirst("\\n\\z", ""))));
        others.add(new Other(Hypothesis.INPUT_LINE_ENDS, latin(latin.replace("\r\n", "\n"))));
        others.add(
                new Other(
                        Hypothesis.INPUT_LINE_ENDS,
                        latin(latin.replace("\r\n", "\n").replace("\n", "\r\n"))));
        Texts.hex(text.replaceAll("\\s", ""))
                .ifPresent(bytes -> others.add(new Other(Hypothesis.INPUT_HEX, bytes)));
        Texts.base64(text.replaceAll("\\s", ""))
                .or(() -> Texts.base64Url(text))
                .ifPresent(bytes -> others.add(new Other(Hypothesis.INPUT_BASE64, bytes)));
        return others.stream()
                .filter(other -> !Arrays.equals(other.body(), body))
                .map(
                        other ->
                                Turn.of(
                                        stage.deviation(other.hypothesis(), body.length + " bytes"),
                                        bench -> bench.put(Workbench.BODY, other.body())));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Stream<Turn> lengths(Stage stage, Situation now) {
        String from = stage.text("from", Workbench.BODY);
        byte[] bytes = now.bench().get(from);
        boolean counted = stage.texts("parts").get(0).endsWith(":u16");
        if (!counted || bytes.length < 2) {
            return Stream.empty();
        }
        byte[] swapped = bytes.clone();
        ByteBuffer.wrap(swapped).put(bytes[1]).put(bytes[0]);
        return Stream.of(
                Turn.of(
                        stage.deviation(Hypothesis.LENGTH_ORDER, ""),
                        bench -> {
                            bench.put(from, swapped);
                            stage.declared().run(bench);
                        }));
    }
}
