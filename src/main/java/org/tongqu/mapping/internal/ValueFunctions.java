package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;

import org.tongqu.accident.PlateNumber;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Money, plates, lengths, ids: the functions that need no table. */
final class ValueFunctions {
    private static final int FEN_DIGITS = 2;
    private static final int PLATE_PREFIX = 2;
    private static final int ID_BYTES = 16;
    private static final char FIELD_SEPARATOR = '\u001f';
    private static final Set<String> NOTHING = Set.of("", "无", "-", "0");
    private static final Pattern YUAN =
            Pattern.compile("-?(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12})(?:[.][0-9]{1,2})?");

    private ValueFunctions() {}

    /**
     * {@code yuan(fen)}, {@code yuan-number(fen)}, {@code fen(yuan)}, {@code whole(digits)}, {@code
     * plate-dot(plate)}, {@code plate(text)}, {@code fits(text, charset, bytes, field)}, {@code
     * unmasked(text, field)}, {@code given(value, field)}, {@code stable-id(parts…)}.
     */
    static List<Function> functions() {
        return List.of(
                MappingFunction.ofText("yuan", 1, (text, given) -> yuan(given[0])),
                new MappingFunction(
                        "yuan-number",
                        1,
                        1,
                        given -> DecimalNode.valueOf(new BigDecimal(yuan(given[0])))),
                new MappingFunction("fen", 1, 1, given -> LongNode.valueOf(fen(given[0].asText()))),
                new MappingFunction("whole", 1, 1, given -> whole(given[0].asText())),
                MappingFunction.ofText("plate-dot", 1, (text, given) -> withDot(text)),
                MappingFunction.ofText("plate", 1, (text, given) -> PlateNumber.canonical(text)),
                MappingFunction.ofText("fits", 4, ValueFunctions::fitting),
                MappingFunction.ofText("unmasked", 2, ValueFunctions::unmasked),
                new Given(),
                new MappingFunction("known", 1, 1, given -> known(given[0])),
                new MappingFunction(
                        "stable-id", 1, 8, given -> new TextNode(stableId(List.of(given)))));
    }

    private static String yuan(JsonNode fen) {
        if (!fen.isIntegralNumber()) {
            throw new TongquException(ErrorCode.INVALID_VALUE, "fen are whole");
        }
        return BigDecimal.valueOf(fen.longValue(), FEN_DIGITS).toPlainString();
    }

    private static long fen(String yuan) {
        if (!YUAN.matcher(yuan).matches()) {
            throw new TongquException(ErrorCode.INVALID_VALUE, "no amount in yuan");
        }
        return new BigDecimal(yuan.replace(",", ""))
                .setScale(FEN_DIGITS, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    private static JsonNode whole(String digits) {
        if (digits.isEmpty()
                || digits.length() > 18
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new TongquException(ErrorCode.INVALID_VALUE, "no whole number");
        }
        return LongNode.valueOf(Long.parseLong(digits));
    }

    /** What partners write for nothing is nothing (domain rule "unknown: field absent"). */
    private static JsonNode known(JsonNode text) {
        return NOTHING.contains(text.asText().strip()) ? NullNode.instance : text;
    }

    private static String withDot(String plate) {
        return plate.length() <= PLATE_PREFIX
                ? plate
                : plate.substring(0, PLATE_PREFIX) + "·" + plate.substring(PLATE_PREFIX);
    }

    private static String fitting(String text, JsonNode[] given) {
        String field = given[3].asText();
        byte[] bytes = StrictText.encode(text, Charset.forName(given[1].asText()), field);
        if (bytes.length > given[2].asInt()) {
            throw TongquException.atField(
                    ErrorCode.VALUE_TOO_LONG, field, "more than " + given[2].asInt() + " bytes");
        }
        return text;
    }

    private static String unmasked(String text, JsonNode[] given) {
        if (text.indexOf('*') >= 0) {
            throw TongquException.atField(
                    ErrorCode.MAPPING_FAILED, given[1].asText(), "a masked value stands here");
        }
        return text;
    }

    private static String stableId(List<JsonNode> parts) {
        StringBuilder text = new StringBuilder();
        parts.forEach(
                part ->
                        text.append(part.isValueNode() ? part.asText() : part)
                                .append(FIELD_SEPARATOR));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new TongquException(ErrorCode.INTERNAL, "SHA-256", e);
        }
    }

    /** A value that must be there. */
    private static final class Given implements Function {
        @Override
        public String getName() {
            return "given";
        }

        @Override
        public int getMinArguments() {
            return 2;
        }

        @Override
        public int getMaxArguments() {
            return 2;
        }

        @Override
        public JsonNode call(JsonNode input, JsonNode[] arguments) {
            if (arguments[0].isNull() || arguments[0].asText("x").isEmpty()) {
                throw TongquException.atField(
                        ErrorCode.MISSING_FIELD, arguments[1].asText(), "the partner needs it");
            }
            return arguments[0];
        }
    }
}
