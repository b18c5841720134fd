package org.tongqu.partner.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.ConfigFile;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Checks declarative files against one JSON Schema (2020-12). Thread-safe. */
public final class SchemaCheck {
    private static final Map<String, SchemaCheck> LOADED = new ConcurrentHashMap<>();

    /** JSON Schema of 2020-12, and `x-zh`: a description in Chinese, which checks nothing. */
    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012,
                    builder ->
                            builder.metaSchema(
                                    JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                                            .keyword(new NonValidationKeyword("x-zh"))
                                            .build()));

    private final JsonNode source;
    private final JsonSchema schema;

    private SchemaCheck(JsonNode source) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder()
                        .pathType(PathType.JSON_POINTER)
                        .formatAssertionsEnabled(true)
                        .locale(Locale.ENGLISH)
                        .build();
        this.source = source;
        this.schema = FACTORY.getSchema(source, config);
    }

    /** The check by a schema on the class path. */
    public static SchemaCheck of(String resource) {
        return LOADED.computeIfAbsent(resource, SchemaCheck::load);
    }

    private static SchemaCheck load(String resource) {
        try (InputStream in = SchemaCheck.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new TongquException(ErrorCode.INTERNAL, "no schema " + resource);
            }
            return new SchemaCheck(new ObjectMapper().readTree(in));
        } catch (IOException broken) {
            throw new TongquException(ErrorCode.INTERNAL, "schema " + resource, broken);
        }
    }

    /**
     * Passes, or names every violation, the first one as the exception's pointer.
     *
     * @throws TongquException CONFIG_INVALID
     */
    public void check(ConfigFile file) {
        List<Violation> violations = violations(file);
        if (violations.isEmpty()) {
            return;
        }
        throw TongquException.atField(
                ErrorCode.CONFIG_INVALID,
                file.place(violations.get(0).pointer()),
                violations.stream()
                        .map(found -> file.place(found.pointer()) + ": " + found.problem())
                        .collect(Collectors.joining("; ")));
    }

    /** Every violation, by line; what {@link #check} would throw together. */
    public List<TongquException> problems(ConfigFile file) {
        return violations(file).stream()
                .map(found -> file.invalid(found.pointer(), found.problem()))
                .toList();
    }

    private List<Violation> violations(ConfigFile file) {
        return schema.validate(file.tree()).stream()
                .map(this::violation)
                .sorted(Comparator.comparingInt(found -> file.line(found.pointer())))
                .toList();
    }

    private record Violation(String pointer, String problem) {}

    private Violation violation(ValidationMessage message) {
        String at = message.getInstanceLocation().toString();
        String where = at.equals("/") ? "" : at;
        return switch (message.getType()) {
            case "additionalProperties", "unevaluatedProperties" ->
                    unknownKey(where, message.getProperty(), message);
            case "required" ->
                    new Violation(where, "the key \"" + message.getProperty() + "\" is missing");
            case "enum" -> new Violation(where, notOneOf(message));
            default -> new Violation(where, said(message));
        };
    }

    private Violation unknownKey(String where, String key, ValidationMessage message) {
        String mend =
                Nearest.to(key, siblings(message))
                        .map(word -> "did you mean \"" + word + "\"?")
                        .orElse("remove it, or use one of " + siblings(message));
        String below = where + "/" + key.replace("~", "~0").replace("/", "~1");
        return new Violation(below, "unknown key \"" + key + "\"; " + mend);
    }

    private List<String> siblings(ValidationMessage message) {
        JsonNodePath keyword = message.getSchemaLocation().getFragment();
        JsonNode parent = source.at(keyword.getParent().toString());
        List<String> names = new ArrayList<>();
        parent.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private String notOneOf(ValidationMessage message) {
        JsonNode allowed = source.at(message.getSchemaLocation().getFragment().toString());
        List<String> words = new ArrayList<>();
        allowed.forEach(word -> words.add(word.asText()));
        JsonNode written = message.getInstanceNode();
        String hint =
                written == null
                        ? ""
                        : Nearest.to(written.asText(), words)
                                .map(word -> "; did you mean \"" + word + "\"?")
                                .orElse("");
        return "the value must be one of " + words + hint;
    }

    private static String said(ValidationMessage message) {
        String text = message.getMessage();
        int colon = text.indexOf(": ");
        return colon < 0 ? text : text.substring(colon + 2);
    }
}
