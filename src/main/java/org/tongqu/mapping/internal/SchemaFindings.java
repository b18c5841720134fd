package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.util.Collection;
import java.util.Comparator;

/** Turns what a schema finds into one error with its code and JSON pointer. */
final class SchemaFindings {

    private record Finding(ErrorCode code, String pointer, String keyword) {}

    private SchemaFindings() {}

    /**
     * The finding to report: unknown fields first, then missing ones, then values; among equals the
     * first by pointer, so that the same input always gets the same answer.
     */
    static TongquException worst(Collection<ValidationMessage> messages, String at) {
        Finding worst =
                messages.stream()
                        .map(message -> finding(message, at))
                        .min(
                                Comparator.comparingInt((Finding f) -> rank(f.code()))
                                        .thenComparing(Finding::pointer)
                                        .thenComparing(Finding::keyword))
                        .orElseThrow();
        return TongquException.atField(
                worst.code(), worst.pointer(), "breaks `" + worst.keyword() + "` of its schema");
    }

    private static Finding finding(ValidationMessage message, String at) {
        String keyword = message.getType();
        String pointer = at + message.getInstanceLocation();
        return switch (keyword) {
            case "additionalProperties", "unevaluatedProperties" ->
                    new Finding(ErrorCode.UNKNOWN_FIELD, pointer + property(message), keyword);
            case "required" ->
                    new Finding(ErrorCode.MISSING_FIELD, pointer + property(message), keyword);
            case "dependentRequired" ->
                    new Finding(ErrorCode.MISSING_FIELD, pointer + dependent(message), keyword);
            case "enum" -> new Finding(codeOfEnum(message), pointer, keyword);
            default -> new Finding(ErrorCode.INVALID_VALUE, pointer, keyword);
        };
    }

    private static ErrorCode codeOfEnum(ValidationMessage message) {
        JsonNode value = message.getInstanceNode();
        return value != null && value.isTextual()
                ? ErrorCode.UNKNOWN_CODE
                : ErrorCode.INVALID_VALUE;
    }

    private static String property(ValidationMessage message) {
        String property = message.getProperty();
        return property == null ? "" : Pointer.step(property);
    }

    /** The member that is missing, where the schema names the one that asks for it. */
    private static String dependent(ValidationMessage message) {
        for (JsonNode name : message.getSchemaNode().path(message.getProperty())) {
            if (!message.getInstanceNode().has(name.asText())) {
                return Pointer.step(name.asText());
            }
        }
        return property(message);
    }

    private static int rank(ErrorCode code) {
        return switch (code) {
            case UNKNOWN_FIELD -> 0;
            case MISSING_FIELD -> 1;
            default -> 2;
        };
    }
}
