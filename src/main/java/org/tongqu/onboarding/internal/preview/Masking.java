package org.tongqu.onboarding.internal.preview;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hides values wherever they occur, also with spaces or dots between their characters.
 *
 * <p>Every character is replaced by as many stars as it has bytes, so that offsets stay true.
 */
final class Masking {
    private static final Set<String> PERSONAL =
            Set.of(
                    "name",
                    "idNo",
                    "phone",
                    "licenceNo",
                    "plateNo",
                    "plateRaw",
                    "vin",
                    "engineNo",
                    "policyNo");
    private static final String SEPARATORS = " \t·.-";
    private static final String BETWEEN = "[\\s·.-]*+";

    private static final List<Charset> ESCAPED =
            List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private final List<Pattern> hidden = new ArrayList<>();

    private Masking(List<String> values) {
        values.stream()
                .filter(value -> value.length() > 1)
                .flatMap(Masking::asInForms)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .forEach(value -> hidden.add(pattern(value)));
    }

    /** The value, and as forms and addresses escape it. */
    private static Stream<String> asInForms(String value) {
        return Stream.concat(
                Stream.of(value),
                ESCAPED.stream().map(charset -> URLEncoder.encode(value, charset)));
    }

    /** Hides what is personal in a case, unless it is to be revealed, and always the secrets. */
    static Masking of(JsonNode caseDocument, List<String> secrets, boolean reveal) {
        List<String> values = new ArrayList<>(secrets);
        if (!reveal) {
            collect(caseDocument, values);
        }
        return new Masking(values);
    }

    private static void collect(JsonNode node, List<String> values) {
        node.properties()
                .forEach(
                        field -> {
                            if (field.getValue().isTextual() && PERSONAL.contains(field.getKey())) {
                                values.add(field.getValue().textValue());
                            }
                            collect(field.getValue(), values);
                        });
        if (node.isArray()) {
            node.forEach(child -> collect(child, values));
        }
    }

    /** The same text with stars. */
    String text(String text, Charset charset) {
        String masked = text;
        for (Pattern pattern : hidden) {
            masked = pattern.matcher(masked).replaceAll(found -> stars(found.group(), charset));
        }
        return masked;
    }

    /** The same bytes with stars; in bytes that are no text of the charset, ASCII is hidden. */
    byte[] bytes(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        Charset read =
                Arrays.equals(text.getBytes(charset), bytes)
                        ? charset
                        : StandardCharsets.ISO_8859_1;
        return text(new String(bytes, read), read).getBytes(read);
    }

    private static String stars(String found, Charset charset) {
        return Matcher.quoteReplacement("*".repeat(found.getBytes(charset).length));
    }

    private static Pattern pattern(String value) {
        StringBuilder pattern = new StringBuilder();
        value.codePoints()
                .filter(c -> SEPARATORS.indexOf(c) < 0)
                .forEach(
                        c -> {
                            pattern.append(pattern.length() == 0 ? "" : BETWEEN);
                            pattern.append(Pattern.quote(Character.toString(c)));
                        });
        return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE);
    }
}
