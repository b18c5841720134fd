package org.tongqu.sealing.internal.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.tongqu.partner.ConfigFile;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Reads the parameters of one step; what is wrong is named by file, line and field. */
public record StepFields(ConfigFile file, String pointer) {

    private JsonNode node() {
        return file.tree().at(pointer);
    }

    /** The list that the step stands in; a step tried by itself stands alone. */
    JsonNode siblings() {
        if (pointer.isEmpty()) {
            return JsonNodeFactory.instance.arrayNode().add(node());
        }
        return file.tree().at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    String name() {
        return node().path("step").asText();
    }

    String text(String field) {
        JsonNode value = node().get(field);
        if (value == null) {
            throw file.invalid(pointer, "step " + name() + " needs the field " + field);
        }
        return value.asText();
    }

    String text(String field, String otherwise) {
        return node().path(field).asText(otherwise);
    }

    int number(String field) {
        return Integer.parseInt(text(field));
    }

    Duration duration(String field, Duration otherwise) {
        return Duration.parse(text(field, otherwise.toString()));
    }

    /** A pattern of {@link DateTimeFormatter}, such as {@code yyyyMMddHHmmss}. */
    DateTimeFormatter pattern(String field) {
        try {
            return DateTimeFormatter.ofPattern(text(field), Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw file.invalid(pointer + "/" + field, text(field) + " is no pattern of a time");
        }
    }

    List<String> texts(String field) {
        text(field);
        return StreamSupport.stream(node().path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    Map<String, String> map(String field) {
        text(field);
        Map<String, String> map = new LinkedHashMap<>();
        node().path(field).properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
        return map;
    }

    /** Refuses an algorithm that is no longer safe, unless the suite calls itself LEGACY. */
    void allow(String field, boolean legacy) {
        if (legacy && !Suite.isLegacy(file)) {
            throw file.invalid(
                    pointer + "/" + field, text(field) + " is for suites of class LEGACY only");
        }
    }

    <E extends Enum<E>> E choice(String field, Class<E> type) {
        return choice(type, field, text(field));
    }

    <E extends Enum<E>> E choice(String field, Class<E> type, E otherwise) {
        return choice(type, field, text(field, otherwise.name()));
    }

    private <E extends Enum<E>> E choice(Class<E> type, String field, String value) {
        String wanted = value.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        throw file.invalid(
                pointer + "/" + field, value + " is none of " + List.of(type.getEnumConstants()));
    }
}
