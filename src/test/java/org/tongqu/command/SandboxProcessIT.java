package org.tongqu.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.sandbox.Listening;
import org.tongqu.sealing.HubKeys;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The demo may be killed; its simulators must not stay behind. */
class SandboxProcessIT {

    @Test
    void endsWithTheProcessThatStartedIt(@TempDir Path var) throws Exception {
        HubKeys.generate(var, HubKeys.Purpose.DEVELOPMENT, Clock.systemUTC());
        Process demo = demo(var);
        BufferedReader said = demo.inputReader(StandardCharsets.UTF_8);
        assertThat(said.readLine()).isEqualTo("started");
        List<ProcessHandle> sandbox = demo.descendants().toList();
        try {
            assertThat(sandbox).hasSize(1).allMatch(ProcessHandle::isAlive);

            demo.destroyForcibly().waitFor();

            assertThat(sandbox.get(0).onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
        } finally {
            sandbox.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** A process that starts the simulators, on free ports, and stays. */
    private static Process demo(Path var) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Starter.class.getName(),
                                var.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        for (Listening listening : Listening.values()) {
            builder.environment().put(listening.variable(), "0");
        }
        return builder.start();
    }

    /** Starts the simulators, as the demo does. */
    static final class Starter {
        private Starter() {}

        /** Takes the var folder. */
        public static void main(String... arguments) throws Exception {
            try (SandboxProcess process = SandboxProcess.start(Path.of(arguments[0]), "PT2S")) {
                System.out.println(process.ports().isEmpty() ? "nothing" : "started");
                System.in.read();
            }
        }
    }
}
