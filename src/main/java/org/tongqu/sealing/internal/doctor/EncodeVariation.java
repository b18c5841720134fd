package org.tongqu.sealing.internal.doctor;

import static org.tongqu.sealing.internal.doctor.Texts.toBase64;
import static org.tongqu.sealing.internal.doctor.Texts.toBase64Url;
import static org.tongqu.sealing.internal.doctor.Texts.toHex;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A text that is made to be signed, in another encoding. */
final class EncodeVariation implements Variation {

    @Override
    public Set<Hypothesis> tries(Stage stage) {
        return stage.is("encode") ? Set.of(Hypothesis.OVER_TEXT) : Set.of();
    }

    @Override
    public Stream<Turn> turns(Stage stage, Situation now, Known known, int left) {
        if (!stage.is("encode") || left == 0) {
            return Stream.empty();
        }
        byte[] bytes = now.bench().get(stage.text("from"));
        Map<String, byte[]> texts = new LinkedHashMap<>();
        texts.put("hex", Texts.bytes(toHex(bytes)));
        texts.put("HEX", Texts.bytes(toHex(bytes).toUpperCase(Locale.ROOT)));
        texts.put("Base64", Texts.bytes(toBase64(bytes)));
        texts.put("Base64URL", Texts.bytes(toBase64Url(bytes)));
        texts.put("bytes", bytes);
        String to = stage.text("to");
        return texts.entrySet().stream()
                .map(
                        text ->
                                Turn.of(
                                        stage.deviation(Hypothesis.OVER_TEXT, text.getKey()),
                                        bench -> bench.put(to, text.getValue())));
    }
}
