package org.tongqu.sealing.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A JSON object whose members are strings and integers only: all that may be parsed of a message
 * before its sender is known.
 *
 * <p>Refuses everything else: nesting, duplicate members, other numbers, bytes that are not UTF-8,
 * and anything before or after the object.
 */
public final class FlatJson {
    private static final int MEMBERS = 16;
    private static final int DIGITS = 18;
    private static final int LARGEST = 2 << 20;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(1)
                                    .maxNameLength(64)
                                    .maxNumberLength(DIGITS)
                                    .maxStringLength(LARGEST)
                                    .build())
                    .build();

    private final Map<String, String> texts;
    private final Map<String, Long> numbers;

    private FlatJson(Map<String, String> texts, Map<String, Long> numbers) {
        this.texts = texts;
        this.numbers = numbers;
    }

    /**
     * Parses an object with exactly these members.
     *
     * @throws TongquException ENVELOPE_MALFORMED
     */
    public static FlatJson parse(byte[] json, Set<String> required, Set<String> optional) {
        FlatJson parsed = parse(json);
        for (String name : required) {
            if (!parsed.has(name)) {
                throw malformed("member " + name + " is missing");
            }
        }
        int known = (int) optional.stream().filter(parsed::has).count() + required.size();
        if (known != parsed.texts.size() + parsed.numbers.size()) {
            throw malformed("there are members beyond " + required + " and " + optional);
        }
        return parsed;
    }

    /** A member that must be a string of that form. */
    public String text(String name, Pattern form) {
        String text = text(name);
        if (!form.matcher(text).matches()) {
            throw malformed("member " + name + " is not of the form " + form);
        }
        return text;
    }

    /** A member that must be a string. */
    public String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw malformed("member " + name + " is not a string");
        }
        return text;
    }

    /** A string member that may be absent. */
    public Optional<String> optionalText(String name, Pattern form) {
        return has(name) ? Optional.of(text(name, form)) : Optional.empty();
    }

    /** A member that must be an integer. */
    public long number(String name) {
        Long number = numbers.get(name);
        if (number == null) {
            throw malformed("member " + name + " is not an integer");
        }
        return number;
    }

    private boolean has(String name) {
        return texts.containsKey(name) || numbers.containsKey(name);
    }

    private static FlatJson parse(byte[] json) {
        FlatJson parsed = new FlatJson(new LinkedHashMap<>(), new LinkedHashMap<>());
        try (JsonParser parser = FACTORY.createParser(utf8(json))) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "it is not an object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                parsed.read(parser);
            }
            require(parser.currentToken() == JsonToken.END_OBJECT, "the object does not end");
            require(parser.nextToken() == null, "something follows the object");
            return parsed;
        } catch (StreamReadException invalid) {
            throw malformed("it is not JSON as RFC 8259 has it, without duplicate members");
        } catch (IOException impossible) {
            throw malformed("it cannot be read");
        }
    }

    private void read(JsonParser parser) throws IOException {
        String name = parser.currentName();
        require(texts.size() + numbers.size() < MEMBERS, "there are too many members");
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING) {
            texts.put(name, parser.getText());
        } else if (value == JsonToken.VALUE_NUMBER_INT) {
            numbers.put(name, parser.getLongValue());
        } else {
            throw malformed("a member is neither string nor integer");
        }
    }

    private static String utf8(byte[] json) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
        } catch (CharacterCodingException invalid) {
            throw malformed("it is not UTF-8");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw malformed(otherwise);
        }
    }

    private static TongquException malformed(String problem) {
        return new TongquException(ErrorCode.ENVELOPE_MALFORMED, problem);
    }
}
