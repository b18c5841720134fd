package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The simulators in a process of their own, as partners are: nothing is shared with the hub. */
final class SandboxProcess implements AutoCloseable {

    private static final String MAIN = "org.tongqu.sandbox.Sandbox";
    private static final String CONTROL = "SANDBOX_CONTROL_PORT";
    private static final long SECONDS_TO_STOP = 10;

    private final Process process;
    private final JsonNode ports;

    private SandboxProcess(Process process, JsonNode ports) {
        this.process = process;
        this.ports = ports;
    }

    /**
     * Starts all simulators and waits until they listen.
     *
     * @param stepInterval how long a claim stays at each step, as ISO 8601 says it
     * @throws TongquException SANDBOX_NOT_STARTED, with what it said last
     */
    static SandboxProcess start(Path var, String stepInterval) {
        Path log = var.resolve("sandbox.log");
        try {
            Files.createDirectories(var);
            Process process =
                    new ProcessBuilder(command(var, stepInterval))
                            .redirectError(log.toFile())
                            .start();
            try {
                return new SandboxProcess(process, ready(process, log).path("ports"));
            } catch (IOException | TongquException e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new TongquException(ErrorCode.SANDBOX_NOT_STARTED, "see " + log, e);
        }
    }

    private static List<String> command(Path var, String stepInterval) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                MAIN,
                "run",
                "--var=" + var.toAbsolutePath(),
                "--step-interval=" + stepInterval,
                "--until=stdin-closes");
    }

    private static JsonNode ready(Process process, Path log) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        if (line == null) {
            throw new TongquException(
                    ErrorCode.SANDBOX_NOT_STARTED, log + " ends with: " + lastCause(log));
        }
        return new ObjectMapper().readTree(line);
    }

    private static String lastCause(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.stream()
                .filter(line -> line.startsWith("Caused by"))
                .reduce((first, second) -> second)
                .orElseGet(() -> lines.isEmpty() ? "nothing" : lines.get(0));
    }

    /** Where it takes orders. */
    URI control() {
        return URI.create("http://127.0.0.1:" + ports.path(CONTROL).asInt());
    }

    /** All ports, by the names of their environment variables. */
    Map<String, Integer> ports() {
        Map<String, Integer> byName = new TreeMap<>();
        ports.properties().forEach(e -> byName.put(e.getKey(), e.getValue().asInt()));
        return byName;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
