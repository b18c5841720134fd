package org.tongqu.scenario;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tongqu.sandbox.Sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One hub for all tests of bad input; it retries soon, gives CPIC-SIM up after two attempts, and
 * tells PICC-SIM everything in GBK.
 */
final class BadInputHub implements BeforeAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(BadInputHub.class);
    private static final String KEY = "hub";

    /** What runs, until the last test class has ended. */
    record Started(RunningHub hub, Path var) implements AutoCloseable {
        Sandbox sandbox() {
            return hub.sandbox();
        }

        LedgerView ledger() {
            return new LedgerView(hub);
        }

        Forger forger() {
            return new Forger(var, sandbox().authorities().police12123().name());
        }

        Caller caller() {
            return new Caller(hub.url());
        }

        @Override
        public void close() {
            hub.close();
        }
    }

    private static volatile @Nullable Started started;

    /** The running hub. */
    static Started hub() {
        return Objects.requireNonNull(started);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        started =
                context.getRoot()
                        .getStore(NAMESPACE)
                        .computeIfAbsent(KEY, key -> start(), Started.class);
    }

    private static Started start() {
        try {
            Path folder = Files.createTempDirectory("tongqu-bad-input");
            Path var = Files.createDirectory(folder.resolve("var"));
            RunningHub hub =
                    RunningHub.start(
                            var, home(folder.resolve("home")), "--tongqu.intake.file-patience=2s");
            hub.importPolicies();
            return new Started(hub, var);
        } catch (IOException e) {
            throw new IllegalStateException("no hub", e);
        }
    }

    /** The shipped configuration with what these tests need otherwise. */
    static Path home(Path home) throws IOException {
        for (String folder : List.of("config", "mappings", "routes", "security")) {
            copy(Path.of(folder), home.resolve(folder));
        }
        replace(
                home.resolve("config/partners/picc-sim.yaml"),
                "backoffFirst: PT5S, backoffCap: PT30M",
                "backoffFirst: PT0.3S, backoffCap: PT0.3S");
        replace(home.resolve("config/partners/picc-sim.yaml"), "attempts: 8", "attempts: 100");
        replace(
                home.resolve("config/partners/cpic-sim.yaml"),
                "attempts: 8, backoffFirst: PT5S, backoffCap: PT30M, answerWithin: PT30S",
                "attempts: 2, backoffFirst: PT0.3S, backoffCap: PT0.3S, answerWithin: PT2S");
        replace(home.resolve("mappings/picc-sim/mapping.yaml"), "charset: UTF-8", "charset: GBK");
        return home;
    }

    /** Replaces the first occurrence, which must be there. */
    static void replace(Path file, String what, String with) throws IOException {
        String text = Files.readString(file);
        int at = text.indexOf(what);
        if (at < 0) {
            throw new IOException(what + " is not in " + file);
        }
        Files.writeString(file, text.substring(0, at) + with + text.substring(at + what.length()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
