package org.tongqu.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongqu.disclosure.DisclosureFixture;
import org.tongqu.mapping.MappingExamples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the tests that lie beside the mappings; {@link MappingExamples} says how. */
class MappingFolderTests {

    /** One case of one message of a partner's folder. */
    record Case(MappingExamples examples, Path input) {
        @Override
        public String toString() {
            return MappingFixture.MAPPINGS.relativize(input).toString();
        }
    }

    static List<String> folders() {
        return Mappings.folders(MappingFixture.MAPPINGS).stream()
                .map(folder -> folder.getFileName().toString())
                .toList();
    }

    static List<Case> cases() {
        return folders().stream()
                .map(MappingFolderTests::examples)
                .flatMap(examples -> examples.inputs().stream().map(f -> new Case(examples, f)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesWhatItsTestExpects(Case test) {
        assertThat(test.examples().difference(test.input())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyMessageHasATest(String folder) {
        assertThat(examples(folder).untested()).isEmpty();
    }

    private static MappingExamples examples(String folder) {
        return MappingExamples.of(
                MappingFixture.MAPPINGS,
                isPlain(folder) ? MappingFixture.plain(folder) : MappingFixture.partner(folder),
                DisclosureFixture.policy(),
                MappingFixture.CLOCK);
    }

    /** As its partner file says: only then an answer may be read beside its delivery. */
    private static boolean isPlain(String folder) {
        try {
            Path file = Path.of("config/partners", folder + ".yaml");
            return Files.exists(file) && Files.readString(file).contains("proof: PLAIN");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
