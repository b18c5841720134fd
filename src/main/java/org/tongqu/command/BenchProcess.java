package org.tongqu.command;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process of the bench, with the class path of this one. */
final class BenchProcess implements AutoCloseable {

    private static final long SECONDS_TO_STOP = 30;

    private final Process process;
    private final BufferedReader said;
    private final Path log;

    private BenchProcess(Process process, Path log) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.log = log;
    }

    /** Starts a main class; what it complains of goes to the log. */
    static BenchProcess start(
            Path log, Map<String, String> environment, List<String> flags, String... main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dstdout.encoding=UTF-8");
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(main));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new BenchProcess(builder.start(), log);
        } catch (IOException e) {
            throw new TongquException(ErrorCode.INTERNAL, "cannot start " + main[0], e);
        }
    }

    /** The first line that contains the text; fails when the process ends without it. */
    String await(String text) {
        try {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.contains(text)) {
                    return line;
                }
            }
        } catch (IOException e) {
            throw new TongquException(ErrorCode.INTERNAL, "see " + log, e);
        }
        throw new TongquException(ErrorCode.INTERNAL, "a process ended early, see " + log);
    }

    /** Waits for its good end. */
    void awaitEnd() {
        try {
            if (process.waitFor() != 0) {
                throw new TongquException(ErrorCode.INTERNAL, "a process failed, see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TongquException(ErrorCode.INTERNAL, "interrupted", e);
        }
    }

    long pid() {
        return process.pid();
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
