package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;

import org.tongqu.accident.EventType;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The JSON Schemas of {@code mappings/canonical/}, compiled once. Thread-safe. */
final class CanonicalSchemas {
    private static final String BASE = "https://tongqu.example/schema/canonical/";
    private static final String SUFFIX = ".schema.json";
    private static final String ENVELOPE = "event";

    private final JsonSchema envelope;
    private final Map<String, JsonSchema> byName = new HashMap<>();

    CanonicalSchemas(Path folder) {
        JsonSchemaFactory factory = factory(texts(folder));
        envelope = compile(factory, ENVELOPE);
        Stream.of(EventType.values())
                .map(EventType::schema)
                .distinct()
                .forEach(name -> byName.put(name, compile(factory, name)));
    }

    /** Refuses an event whose members, but for the inside of {@code data}, break the envelope. */
    void requireEnvelope(JsonNode event) {
        require(envelope, event, "");
    }

    /** Refuses data that breaks the schema of its event. */
    void requireData(EventType type, JsonNode data, String at) {
        JsonSchema schema = byName.get(type.schema());
        if (schema == null) {
            throw new TongquException(ErrorCode.UNKNOWN_EVENT_TYPE, type.eventName());
        }
        require(schema, data, at);
    }

    private static void require(JsonSchema schema, JsonNode tree, String at) {
        var findings = schema.validate(tree);
        if (!findings.isEmpty()) {
            throw SchemaFindings.worst(findings, at);
        }
    }

    private static JsonSchemaFactory factory(Map<String, String> texts) {
        return JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)));
    }

    private static JsonSchema compile(JsonSchemaFactory factory, String name) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder()
                        .pathType(PathType.JSON_POINTER)
                        .formatAssertionsEnabled(true)
                        .build();
        try {
            JsonSchema schema = factory.getSchema(SchemaLocation.of(BASE + name + SUFFIX), config);
            schema.initializeValidators();
            return schema;
        } catch (RuntimeException e) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID, "mappings/canonical/" + name + SUFFIX, e);
        }
    }

    private static Map<String, String> texts(Path folder) {
        Map<String, String> texts = new HashMap<>();
        for (Path file : files(folder)) {
            try {
                texts.put(BASE + file.getFileName(), Files.readString(file));
            } catch (IOException e) {
                throw new TongquException(ErrorCode.CONFIG_INVALID, file + " cannot be read", e);
            }
        }
        return texts;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        } catch (IOException e) {
            throw new TongquException(ErrorCode.CONFIG_INVALID, folder + " cannot be read", e);
        }
    }
}
