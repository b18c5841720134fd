package org.tongqu.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.command.Commands.Said;
import org.tongqu.parcel.Parcel;
import org.tongqu.sealing.internal.doctor.Specimens;
import org.tongqu.sealing.internal.doctor.Ward;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;

class DoctorCommandTests {
    static Path folder;
    static Ward ward;
    static Commands commands;

    @BeforeAll
    static void makeKeys(@TempDir Path given) {
        folder = given;
        Path var = folder.resolve("var");
        ward = new Ward(var, Clock.systemUTC());
        commands = new Commands(var);
    }

    @Test
    void saysWhatIsWrongInBothLanguagesAndNothingOfTheContent() throws IOException {
        Said said = doctor(Specimens.wrong(ward));

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out())
                .contains("sm2-c1c2c3", "user-id [ALICE123@YAHOO.COM]", "改法：", "Mend:")
                .doesNotContain(Specimens.PERSON);
    }

    @Test
    void saysThatARightSampleIsRight() throws IOException {
        Said said = doctor(Specimens.right(ward));

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("无误", "Right").doesNotContain(Specimens.PERSON);
    }

    @Test
    void printsTheContentOnlyWhenAsked() throws IOException {
        assertThat(doctor(Specimens.wrong(ward), "--reveal").out()).contains(Specimens.PERSON);
    }

    @Test
    void answersInJson() throws IOException {
        Said said = doctor(Specimens.wrong(ward), "--json");

        JsonNode answer = new ObjectMapper().readTree(said.out());
        assertThat(answer.path("verdict").asText()).isEqualTo("EXPLAINED");
        assertThat(answer.path("findings")).hasSize(2);
        assertThat(said.out()).doesNotContain(Specimens.PERSON);
    }

    @Test
    void refusesATimeThatIsNone() throws IOException {
        Said said = doctor(Specimens.right(ward), "--at", "yesterday");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("REQUEST_INVALID");
    }

    private static Said doctor(Parcel parcel, String... further) throws IOException {
        Path body = Files.write(folder.resolve("answer.bin"), parcel.body());
        String lines =
                parcel.attributes().entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue())
                        .collect(Collectors.joining("\n"));
        Path headers = Files.writeString(folder.resolve("answer.headers"), lines);
        String[] arguments = {
            "partner",
            "doctor",
            body.toString(),
            "--partner",
            "picc-sim",
            "--headers",
            headers.toString()
        };
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + further.length);
        System.arraycopy(further, 0, all, arguments.length, further.length);
        return commands.run(all);
    }
}
