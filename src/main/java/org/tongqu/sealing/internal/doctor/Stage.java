package org.tongqu.sealing.internal.doctor;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.sealing.internal.suite.Step;

import java.util.List;
import java.util.stream.StreamSupport;

/**
 * One step of a course: what the suite declares, and its fields to vary.
 *
 * @param place as an answer names it, e.g. {@code 8 decrypt}
 */
record Stage(String place, JsonNode fields, Step declared) {

    String kind() {
        return fields.path("step").asText();
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    String text(String field, String otherwise) {
        return fields.path(field).asText(otherwise);
    }

    String text(String field) {
        return text(field, "");
    }

    List<String> texts(String field) {
        return StreamSupport.stream(fields.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The constant that a field names as suite files write it, e.g. {@code SM4-CBC}. */
    <E extends Enum<E>> E choice(String field, Class<E> type, E otherwise) {
        String wanted = text(field, otherwise.name()).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        return otherwise;
    }

    Deviation deviation(Hypothesis hypothesis, String detail) {
        return new Deviation(hypothesis, place, detail);
    }
}
