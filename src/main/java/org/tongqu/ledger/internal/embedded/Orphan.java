package org.tongqu.ledger.internal.embedded;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server that a killed hub left behind: it runs on, on a port nobody remembers.
 *
 * <p>May only be looked for by the process that holds the {@link DataFolder}.
 */
final class Orphan {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path file;

    private Orphan(Path file) {
        this.file = file;
    }

    static Orphan of(Path data) {
        return new Orphan(data.resolve("postmaster.pid"));
    }

    /**
     * Stops it, orderly; without one, clears away what would keep the next server from starting.
     */
    void stop() throws IOException {
        Optional<ProcessHandle> process = process();
        if (process.isPresent()) {
            stop(process.get());
        }
        Files.deleteIfExists(file);
    }

    private Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(Orphan::isPostgres);
    }

    /** A number may have been given to some other process since, after a restart of the machine. */
    private static boolean isPostgres(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.command()
                .or(info::commandLine)
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    /** SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits. */
    private static void stop(ProcessHandle process) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new TongquException(
                    ErrorCode.STORE_UNAVAILABLE,
                    "the server of an earlier run does not stop: process " + process.pid(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TongquException(
                    ErrorCode.STORE_UNAVAILABLE, "interrupted while an earlier run stops", e);
        }
    }
}
