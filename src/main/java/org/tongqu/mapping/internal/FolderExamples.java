package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.MappingExamples;
import org.tongqu.mapping.Translation;
import org.tongqu.mapping.internal.MessageMapping.Use;
import org.tongqu.parcel.Draft;
import org.tongqu.partner.Partner;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tests of one folder, by its own mapping. */
public final class FolderExamples implements MappingExamples {
    private static final String INPUT = ".input.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Partner partner;
    private final Path tests;
    private final MappingFolder folder;
    private final Translation translation;
    private final DisclosurePolicy disclosure;

    public FolderExamples(
            Path mappings, Partner partner, DisclosurePolicy disclosure, Clock clock) {
        Path canonical = mappings.resolve(Mappings.CANONICAL);
        String name = partner.mapping().orElse(partner.name());
        this.partner = partner;
        this.tests = mappings.resolve(name).resolve("tests");
        this.folder = MappingFolder.read(mappings.resolve(name), new CanonicalLists(canonical));
        this.translation =
                new JsltTranslation(
                        new Mappings(Map.of(name, folder)),
                        new SchemaCanonicalEvents(canonical, clock));
        this.disclosure = disclosure;
    }

    @Override
    public List<Path> inputs() {
        return files().filter(file -> nameOf(file).contains(INPUT)).toList();
    }

    @Override
    public List<String> untested() {
        List<String> tested = inputs().stream().map(FolderExamples::messageOf).toList();
        return folder.messages().entrySet().stream()
                .filter(e -> e.getValue().use() != Use.JOIN && !tested.contains(e.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    @Override
    public Optional<String> difference(Path input) {
        String start = nameOf(input);
        String wanted = start.substring(0, start.indexOf(INPUT)) + ".expected.";
        Optional<Path> expected =
                files().filter(file -> nameOf(file).startsWith(wanted)).findFirst();
        if (expected.isEmpty()) {
            return Optional.of("no file " + wanted + "*");
        }
        try {
            return difference(input, expected.get());
        } catch (IOException e) {
            return Optional.of("cannot be read: " + e.getMessage());
        }
    }

    private Optional<String> difference(Path input, Path expected) throws IOException {
        String due = Files.readString(expected);
        boolean failureDue = expected.toString().endsWith(".error");
        try {
            String result = result(input);
            return failureDue
                    ? Optional.of("expected the error " + due.strip() + ", but there is none")
                    : Difference.between(nameOf(expected), due, result);
        } catch (TongquException failure) {
            boolean asDue = failureDue && failure.code().name().equals(due.strip());
            return asDue ? Optional.empty() : Optional.of(failure.code() + ": " + failure.detail());
        }
    }

    private String result(Path input) throws IOException {
        String message = messageOf(input);
        MessageMapping mapping = folder.messages().get(message);
        if (mapping == null) {
            throw new TongquException(ErrorCode.MAPPING_FAILED, "no message " + message);
        }
        return switch (mapping.use()) {
            case TRANSLATE -> text(translated(message, JSON.readTree(input.toFile())), message);
            case ASK -> text(asked(message, JSON.readTree(input.toFile())), message);
            case READ -> {
                ArrayNode read = JSON.createArrayNode();
                translation.read(partner, message, payload(input)).forEach(read::add);
                yield read.toString();
            }
            case VERSION -> version(message, payload(input));
            case REPLY, JOIN -> replies(message, payload(input), delivery(input));
        };
    }

    private Draft translated(String message, JsonNode input) {
        return translation.translate(
                partner,
                message,
                disclosure.restore((ObjectNode) input.path("view"), "test"),
                references(input));
    }

    private Draft asked(String message, JsonNode input) {
        return translation.ask(partner, message, references(input));
    }

    private String version(String message, byte[] payload) {
        String version = translation.version(partner, message, payload);
        return JSON.createObjectNode().put("version", version).toString();
    }

    /** What {@code <message>.<case>.ref.json} says of the delivery, for a proof that is PLAIN. */
    private Map<String, String> delivery(Path input) throws IOException {
        String start = nameOf(input);
        Path file = tests.resolve(start.substring(0, start.indexOf(INPUT)) + ".ref.json");
        return Files.exists(file)
                ? references(JSON.createObjectNode().set("ref", JSON.readTree(file.toFile())))
                : Map.of();
    }

    private String replies(String message, byte[] payload, Map<String, String> delivery) {
        ArrayNode replies = JSON.createArrayNode();
        translation
                .replies(partner, message, payload, delivery)
                .forEach(reply -> replies.add(ReplyTree.of(reply)));
        return replies.toString();
    }

    private byte[] payload(Path input) throws IOException {
        String text = Files.readString(input);
        boolean fixed = "fixed".equals(declared(messageOf(input)).path("format").asText());
        return (fixed ? text.replace("\n", "\r\n") : text).getBytes(charset(messageOf(input)));
    }

    private String text(Draft draft, String message) {
        if (draft instanceof Draft.Fields fields) {
            return JSON.valueToTree(fields.values()).toString();
        }
        return new String(draft.bytes(), charset(message));
    }

    private Charset charset(String message) {
        return Charset.forName(declared(message).path("charset").asText());
    }

    private JsonNode declared(String message) {
        return folder.file().tree().path("messages").path(message);
    }

    private static Map<String, String> references(JsonNode input) {
        Map<String, String> references = new HashMap<>();
        input.path("ref")
                .properties()
                .forEach(e -> references.put(e.getKey(), e.getValue().asText()));
        return references;
    }

    private static String messageOf(Path input) {
        String name = nameOf(input);
        return name.substring(0, name.indexOf('.'));
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private Stream<Path> files() {
        if (Files.notExists(tests)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(tests)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new TongquException(ErrorCode.CONFIG_INVALID, tests + " cannot be listed", e);
        }
    }
}
