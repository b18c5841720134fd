package org.tongqu.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongqu.disclosure.DisclosureFixture;
import org.tongqu.mapping.MappingCheck.Finding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class MappingCheckTests {
    private static final Path MAPPINGS = Path.of("mappings");
    private static final Set<String> PATHS = DisclosureFixture.policy().insurerPaths();

    @TempDir private Path home = Path.of(".");

    @BeforeEach
    void copyMappings() throws IOException {
        try (Stream<Path> files = Files.walk(MAPPINGS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = home.resolve(MAPPINGS.relativize(file).toString());
                Files.createDirectories(parent(target));
                Files.copy(file, target);
            }
        }
    }

    @Test
    void findsNothingInTheCheckout() {
        assertThat(MappingCheck.check(MAPPINGS, PATHS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$own.driver.name,     | $own.driver.fone,           | .view.own.driver.fone",
                "$own.vehicle.vin,     | .view.own.vehicle.vln,      | .view.own.vehicle.vln",
                "(.vehicle.plateNo)    | (.vehicle.engineNo)         | .view.opposite.vehicle.engineNo",
                "$accident.address,    | $accident.narrative,        | .view.accident.narrative",
                "$accident.address,    | test(.x, \"(a+)+\"),        | test",
                "$accident.address,    | replace(.x, .ref.re, \"\"), | replace",
                "$accident.address,    | uuid(),                     | uuid",
                "$accident.address,    | now(),                      | now",
                "code-out(\"liability\", $own | code-out(\"liabilty\", $own | code-out",
            })
    void namesFileLineAndWordOfAMappingThatMayNotRun(String old, String bad, String field)
            throws IOException {
        Path file = home.resolve("picc-sim/accident-out.jslt");
        replace(file, old, bad);
        List<Finding> findings = MappingCheck.check(home, PATHS);
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).file()).isEqualTo(file);
        assertThat(findings.get(0).field()).isEqualTo(field);
        assertThat(Files.readAllLines(file).get(findings.get(0).line() - 1)).contains(bad);
    }

    @Test
    void refusesFunctionsThatCallEachOther() throws IOException {
        replace(
                home.resolve("ccic-sim/accident-out.jslt"),
                "def count(list)",
                "def even(n) odd($n - 1)\ndef odd(n) even($n - 1)\ndef count(list)");
        assertThat(MappingCheck.check(home, PATHS))
                .extracting(Finding::field)
                .containsExactlyInAnyOrder("even", "odd");
    }

    @Test
    void refusesAnImport() throws IOException {
        Path file = home.resolve("ccic-sim/accident-out.jslt");
        Files.writeString(file, "import \"other.jslt\" as other\n" + Files.readString(file));
        assertThat(MappingCheck.check(home, PATHS)).hasSize(1);
    }

    @Test
    void namesACodeThatIsNeitherMappedNorHeld() throws IOException {
        replace(home.resolve("picc-sim/codes.yaml"), "hold: [UNDETERMINED]", "hold: []");
        assertThat(only().toString()).contains("codes.yaml:2:").contains("UNDETERMINED");
    }

    @Test
    void namesACodeThatMeansTwoThings() throws IOException {
        replace(home.resolve("picc-sim/codes.yaml"), "PRIMARY: \"11\"", "PRIMARY: \"10\"");
        assertThat(only().toString()).contains("codes.yaml:").contains("two things");
    }

    @Test
    void namesALayoutThatDoesNotAddUp() throws IOException {
        replace(
                home.resolve("ccic-sim/layout.yaml"),
                "name: LOSSAD, length: 60",
                "name: LOSSAD, length: 61");
        assertThat(only().toString()).contains("layout.yaml:").contains("267 bytes");
    }

    @Test
    void namesAMisspeltKey() throws IOException {
        replace(home.resolve("cpic-sim/mapping.yaml"), "charset: UTF-8", "charsett: UTF-8");
        assertThat(only().toString()).contains("cpic-sim/mapping.yaml:").contains("charsett");
    }

    @Test
    void namesATransformationThatDoesNotCompile() throws IOException {
        replace(home.resolve("cpic-sim/accident-reply.jslt"), "outcome(", "outcom(");
        assertThat(only().toString()).contains("cpic-sim/mapping.yaml:").contains("outcom");
    }

    @Test
    void namesATransformationThatNobodyUses() throws IOException {
        Files.writeString(home.resolve("cpic-sim/spare.jslt"), "{}");
        assertThat(only().toString()).contains("spare.jslt");
    }

    @Test
    void namesAContentTypeThatDeclaresAnotherCharset() throws IOException {
        replace(home.resolve("gpic-sim/mapping.yaml"), "xml; charset=GB18030", "xml; charset=GBK");
        assertThat(only().toString())
                .contains("mapping.yaml:", "/messages/accident-out/contentType", "GB18030");
    }

    @Test
    void namesASoapMessageWithoutItsOperation() throws IOException {
        Path file = home.resolve("gpic-sim/mapping.yaml");
        replace(file, "    soap: {operation: submitResponse, documents: [submitReturn]}\n", "");
        assertThat(only().toString()).contains("/messages/accident-reply", "operation");
        replace(file, ", namespace: \"urn:gpic-sim:accident\"", "");
        assertThat(only().toString()).contains("/messages/accident-out", "namespace");
    }

    private Finding only() {
        List<Finding> findings = MappingCheck.check(home, PATHS);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static void replace(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        int at = text.indexOf(old);
        Files.writeString(
                file, text.substring(0, at) + replacement + text.substring(at + old.length()));
    }

    private static Path parent(Path file) {
        return file.resolveSibling("");
    }
}
