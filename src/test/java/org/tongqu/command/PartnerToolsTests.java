package org.tongqu.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/** What {@code tongqu partner …} says, and how it ends, without a hub. */
class PartnerToolsTests {
    private static final String SAMPLE = "docs/samples/case-preview.json";

    private record Said(int exitCode, String out, String err) {}

    @BeforeEach
    void copyTheCheckout(@TempDir Path folder) throws IOException {
        for (String part : List.of("config", "mappings", "security", "routes")) {
            FileSystemUtils.copyRecursively(Path.of(part), folder.resolve(part));
        }
        System.setProperty("tongqu.home", folder.toString());
        System.setProperty("tongqu.var", folder.resolve("var").toString());
    }

    @AfterEach
    void forgetTheCopy() {
        System.clearProperty("tongqu.home");
        System.clearProperty("tongqu.var");
    }

    @Test
    void checkPassesWithoutErrors() {
        Said said = command("partner", "check", "--offline", "--no-keys");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("errors: 0, warnings: 2, ");
    }

    @Test
    void checkFailsWithPlaceRuleAndMend() {
        Said said = command("partner", "check", "picc-sim", "--offline");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out())
                .contains(
                        "错误 ERROR KEY_FILE_MISSING config/partners/picc-sim.yaml:22:/keys/signing/0",
                        "密钥文件不存在",
                        "the key file is not there",
                        "→ ");
    }

    @Test
    void checkSpeaksJson() throws IOException {
        Said said = command("partner", "check", "picc-sim", "--offline", "--json");

        JsonNode first = new ObjectMapper().readTree(said.out()).path(0);
        assertThat(first.path("file").asText()).isEqualTo("config/partners/picc-sim.yaml");
        assertThat(first.path("severity").asText()).isEqualTo("ERROR");
        assertThat(first.path("mendZh").asText()).isNotBlank();
    }

    @Test
    void wrongCallsEndOtherwiseThanFindings() {
        assertThat(command("partner", "check", "nobody").exitCode()).isEqualTo(2);
        assertThat(command("partner", "preview", "nobody", "--case", SAMPLE).exitCode())
                .isEqualTo(2);
        assertThat(command("partner", "new", "x-sim").exitCode()).isEqualTo(2);
    }

    @Test
    void newSaysWhatToDoNextAndOverwritesNothing() {
        Said said = command("partner", "new", "yunling-sim", "--like", "cpic-sim");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out())
                .contains(
                        "config/partners/yunling-sim.yaml",
                        "[YUNLING_SIM_BROKER_PORT, YUNLING_SIM_KAFKA_PORT]",
                        "partners/yunling-sim/aes-key");
        Said again = command("partner", "new", "yunling-sim", "--like", "cpic-sim");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("REQUEST_INVALID", "nothing was written");
    }

    @Test
    void previewShowsStepByStep() {
        Said said = command("partner", "preview", "ccic-sim", "--case", SAMPLE);

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out())
                .containsSubsequence(
                        "nothing is sent",
                        "== 1. ",
                        "== 2. ",
                        "security/disclosure/own-insurer.yaml:6 /accident/state",
                        "== 3. ",
                        "   104    12  PLATNO   [********    ]  2a 2a",
                        "== 4. ",
                        "-- .ok: ",
                        "made up for this: [ccic-sim SM2 ENCRYPT, hub SM2 SIGN]")
                .doesNotContain("测试甲", "浙L0T313");
    }

    @Test
    void connectSaysWhenThereIsNothingToTry() {
        Said said = command("partner", "connect", "police-zs-sim");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("outbox-pull", "nothing to try");
    }

    private static Said command(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = TongquCommand.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int exitCode = line.execute(arguments);
        return new Said(exitCode, out.toString(), err.toString());
    }
}
