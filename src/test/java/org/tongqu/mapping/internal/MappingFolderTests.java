package org.tongqu.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongqu.disclosure.DisclosureFixture;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.Translation;
import org.tongqu.mapping.Translation.Reply;
import org.tongqu.parcel.Draft;
import org.tongqu.partner.Partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the tests that lie beside the mappings: {@code <message>.<case>.input.*} and {@code
 * <message>.<case>.expected.*}.
 *
 * <p>Files are UTF-8 with plain line ends; they are turned into the partner's charset, and CRLF for
 * fixed width, as they are read. {@code expected.error} holds the error code that is due.
 */
class MappingFolderTests {
    private static final String INPUT = ".input.";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Translation TRANSLATION = MappingFixture.translation();
    private static final DisclosurePolicy POLICY = DisclosureFixture.policy();

    /** One case of one message of a partner's folder. */
    record Case(String folder, String name, JsonNode mapping) {

        /** The message it is about: what stands before the first dot. */
        String message() {
            return message(name);
        }

        Partner partner() {
            return MappingFixture.partner(folder);
        }

        Path input() {
            return tests(folder).resolve(name);
        }

        Path expected() {
            String start = name.substring(0, name.indexOf(INPUT)) + ".expected.";
            return files(tests(folder))
                    .filter(file -> nameOf(file).startsWith(start))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no expectation for " + this));
        }

        @Override
        public String toString() {
            return folder + "/" + name;
        }

        static String message(String name) {
            return name.substring(0, name.indexOf('.'));
        }
    }

    static List<Case> cases() {
        return new Mappings(MappingFixture.MAPPINGS)
                .all().entrySet().stream().flatMap(e -> cases(e.getKey(), e.getValue())).toList();
    }

    private static Stream<Case> cases(String folder, MappingFolder mapping) {
        JsonNode messages = mapping.file().tree().path("messages");
        return files(tests(folder))
                .map(MappingFolderTests::nameOf)
                .filter(name -> name.contains(INPUT))
                .map(name -> new Case(folder, name, messages.path(Case.message(name))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesWhatItsTestExpects(Case test) throws IOException {
        Path expected = test.expected();
        if (expected.toString().endsWith(".error")) {
            TongquException error = catchThrowableOfType(TongquException.class, () -> result(test));
            assertThat(error).isNotNull();
            assertThat(error.code()).hasToString(Files.readString(expected).strip());
            return;
        }
        String result = result(test);
        String due = Files.readString(expected);
        if (expected.toString().endsWith(".json")) {
            assertThat(JSON.readTree(result)).isEqualTo(JSON.readTree(due));
        } else if (expected.toString().endsWith(".xml")) {
            assertThat(withoutBlanks(result)).isEqualTo(withoutBlanks(due));
        } else {
            assertThat(result).isEqualTo(due);
        }
    }

    @Test
    void everyMessageHasATest() {
        List<String> tested =
                cases().stream().map(test -> test.partner().name() + "/" + test.message()).toList();
        new Mappings(MappingFixture.MAPPINGS)
                .all()
                .forEach(
                        (folder, mapping) ->
                                mapping.messages().values().stream()
                                        .filter(m -> m.use() != MessageMapping.Use.JOIN)
                                        .forEach(m -> assertThat(tested).contains(m.place())));
    }

    private static String result(Case test) throws IOException {
        return switch (test.mapping().path("use").asText()) {
            case "translate" -> translated(test);
            case "ask" -> asked(test);
            case "read" -> read(test);
            case "version" -> version(test);
            default -> replies(test);
        };
    }

    private static String translated(Case test) throws IOException {
        JsonNode input = JSON.readTree(test.input().toFile());
        Draft draft =
                TRANSLATION.translate(
                        test.partner(),
                        test.message(),
                        POLICY.restore((ObjectNode) input.path("view"), "test"),
                        references(input));
        return text(draft, test);
    }

    private static String asked(Case test) throws IOException {
        JsonNode input = JSON.readTree(test.input().toFile());
        return text(TRANSLATION.ask(test.partner(), test.message(), references(input)), test);
    }

    private static String read(Case test) throws IOException {
        ArrayNode statements = JSON.createArrayNode();
        TRANSLATION.read(test.partner(), test.message(), payload(test)).forEach(statements::add);
        return statements.toString();
    }

    private static String replies(Case test) throws IOException {
        ArrayNode replies = JSON.createArrayNode();
        for (Reply reply : replied(test)) {
            ObjectNode one = replies.addObject().put("outcome", reply.outcome().name());
            reply.deliveryRef().ifPresent(text -> one.put("deliveryRef", text));
            reply.partnerCode().ifPresent(text -> one.put("partnerCode", text));
            reply.reportNo().ifPresent(text -> one.put("reportNo", text));
            reply.accidentNo().ifPresent(text -> one.put("accidentNo", text));
        }
        return replies.toString();
    }

    /** With {@code <message>.<case>.ref.json} beside it, by a partner whose proof is PLAIN. */
    private static List<Reply> replied(Case test) throws IOException {
        String name = test.name().substring(0, test.name().indexOf(INPUT)) + ".ref.json";
        Path delivery = tests(test.folder()).resolve(name);
        if (!Files.exists(delivery)) {
            return TRANSLATION.replies(test.partner(), test.message(), payload(test));
        }
        return TRANSLATION.replies(
                MappingFixture.plain(test.folder()),
                test.message(),
                payload(test),
                references(JSON.createObjectNode().set("ref", JSON.readTree(delivery.toFile()))));
    }

    private static String version(Case test) throws IOException {
        String version = TRANSLATION.version(test.partner(), test.message(), payload(test));
        return JSON.createObjectNode().put("version", version).toString();
    }

    private static byte[] payload(Case test) throws IOException {
        String text = Files.readString(test.input());
        boolean fixed = "fixed".equals(test.mapping().path("format").asText());
        return (fixed ? text.replace("\n", "\r\n") : text).getBytes(charset(test));
    }

    private static String text(Draft draft, Case test) {
        if (draft instanceof Draft.Fields fields) {
            return JSON.valueToTree(fields.values()).toString();
        }
        return new String(draft.bytes(), charset(test));
    }

    private static Charset charset(Case test) {
        return Charset.forName(test.mapping().path("charset").asText());
    }

    private static Map<String, String> references(JsonNode input) {
        Map<String, String> references = new HashMap<>();
        input.path("ref")
                .properties()
                .forEach(e -> references.put(e.getKey(), e.getValue().asText()));
        return references;
    }

    private static String withoutBlanks(String xml) {
        return xml.replaceAll(">\\s+<", "><").strip();
    }

    private static Path tests(String folder) {
        return MappingFixture.MAPPINGS.resolve(folder).resolve("tests");
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
