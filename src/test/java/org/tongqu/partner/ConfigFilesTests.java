package org.tongqu.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ConfigFilesTests {
    private static final String SCHEMA = "schema/partner.schema.json";
    private static final String SOUND =
            """
            # a remark
            name: fourth-sim
            title: {zh: 第四家, en: Fourth}
            role: PORTAL
            delivery:
              attempts: 3
            """;

    private final Path folder;
    private final Path file;

    ConfigFilesTests(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("fourth-sim.yaml");
    }

    @Test
    void readsASoundFileAndKnowsTheLineOfEachField() {
        ConfigFile read = read(SOUND);
        assertThat(read.tree().at("/delivery/attempts").asInt()).isEqualTo(3);
        assertThat(read.line("/name")).isEqualTo(2);
        assertThat(read.line("/delivery/attempts")).isEqualTo(6);
        assertThat(read.line("/delivery/notThere")).isEqualTo(5);
    }

    @Test
    void namesFileLineAndFieldOfAMisspeltKeyAndWhatWasMeant() {
        TongquException refused = refusal(SOUND.replace("attempts", "attemps"));
        assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
        assertThat(refused.pointer()).contains(file + ":6:/delivery/attemps");
        assertThat(refused.detail())
                .contains("unknown key \"attemps\"", "did you mean \"attempts\"?");
    }

    @Test
    void namesTheFieldOfAWrongTypeAndAWrongWord() {
        assertThat(refusal(SOUND.replace("attempts: 3", "attempts: many")).detail())
                .contains(file + ":6:/delivery/attempts", "integer");
        assertThat(refusal(SOUND.replace("PORTAL", "PORTAIL")).detail())
                .contains(file + ":4:/role", "did you mean \"PORTAL\"?");
    }

    @Test
    void namesAMissingKeyAndReportsEveryViolation() {
        TongquException refused =
                refusal(SOUND.replace("role: PORTAL\n", "").replace("attempts: 3", "attempts: 0"));
        assertThat(refused.detail()).contains("\"role\" is missing", "/delivery/attempts");
    }

    @Test
    void refusesAKeyThatOccursTwice() {
        assertThat(refusal(SOUND + "role: POLICE\n").detail()).contains(":7:/role", "occurs twice");
    }

    @Test
    void refusesAliasesSoThatAFileCannotGrowWhenRead() {
        assertThat(refusal(SOUND + "emits: &a [x.y]\nmapping: *a\n").detail())
                .contains("aliases are not read");
    }

    @Test
    void namesTheLineWhereTextStopsBeingYaml() {
        assertThat(refusal(SOUND + "emits: [a.b\nx: y\n").detail())
                .contains(file + ":", "not YAML");
    }

    @Test
    void keepsACodeWithLeadingZeroAndAWordLikeNoAsText() throws IOException {
        Path codes = folder.resolve("codes.yaml");
        Files.writeString(codes, "a: 01\nb: no\nc: 12:30\nd: 2024-01-01\ne: 7\nf: 1.50\ng: true\n");
        var tree = org.tongqu.partner.internal.YamlTree.read(codes, Files.readString(codes)).tree();
        assertThat(tree.toString())
                .isEqualTo(
                        "{\"a\":\"01\",\"b\":\"no\",\"c\":\"12:30\",\"d\":\"2024-01-01\",\"e\":7,\"f\":1.50,\"g\":true}");
    }

    private ConfigFile read(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
        return ConfigFiles.read(file, SCHEMA);
    }

    private TongquException refusal(String text) {
        return catchThrowableOfType(TongquException.class, () -> read(text));
    }
}
