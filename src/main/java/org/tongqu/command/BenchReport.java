package org.tongqu.command;

import static org.tongqu.command.BenchCourse.percentile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The result of one bench, with machine, commit and load, as bench/results/ keeps it. */
final class BenchReport {

    private static final double HALF = 0.5;
    private static final double MOST = 0.99;

    private final Plan plan;
    private final BenchCourse course;
    private final Used used;
    private final LocalDateTime at = LocalDateTime.now(ZoneOffset.UTC);

    /** What was to be done. */
    record Plan(double rate, int seconds, int cases, String loadBefore) {}

    /** What it took. */
    record Used(
            double startSeconds,
            double idleRss,
            BenchUse before,
            BenchUse after,
            double cryptoMillis) {}

    BenchReport(Plan plan, BenchCourse course, Used used) {
        this.plan = plan;
        this.course = course;
        this.used = used;
    }

    /** The one-minute, five-minute and fifteen-minute load of this machine. */
    static String loadAverage() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }

    String text(Path home) throws IOException {
        double hub = perCase(used.after().hubCpuMillis() - used.before().hubCpuMillis());
        double crypto = perCase(used.cryptoMillis());
        double compiling =
                perCase(used.after().compilerCpuMillis() - used.before().compilerCpuMillis());
        double database =
                perCase(used.after().databaseCpuMillis() - used.before().databaseCpuMillis());
        double[] endToEnd = course.endToEnd();
        double[] receipts = course.receipts();
        double[] late = course.late();
        StringBuilder text = new StringBuilder("# Bench ").append(at).append(" UTC\n\n");
        line(text, "commit", commit(home));
        line(text, "machine", machine());
        line(text, "load average before / after", plan.loadBefore() + " / " + loadAverage());
        line(
                text,
                "offered",
                "%.1f cases/s for %d s (%d cases, %d messages)",
                plan.rate(),
                plan.seconds(),
                plan.cases(),
                course.sentCount());
        line(
                text,
                "driver late p50 / p99",
                "%.1f / %.1f ms",
                percentile(late, HALF),
                percentile(late, MOST));
        line(
                text,
                "accepted",
                "%.1f messages/s (%d with a receipt that holds)",
                course.acceptedPerSecond(),
                course.acceptedCount());
        line(text, "cases confirmed by all insurers", "%.1f cases/s", course.casesPerSecond());
        line(
                text,
                "lost",
                "%d of accepted; not accepted: %d",
                course.lost(),
                course.sentCount() - course.acceptedCount());
        line(
                text,
                "due → receipt p50 / p99",
                "%.0f / %.0f ms",
                percentile(receipts, HALF),
                percentile(receipts, MOST));
        line(
                text,
                "accepted → last insurer confirmed p50 / p99",
                "%.0f / %.0f ms",
                percentile(endToEnd, HALF),
                percentile(endToEnd, MOST));
        line(
                text,
                "CPU of the hub per case",
                "%.1f ms, of which SM2 %.1f ms, the JVM's compiler %.1f ms, rest %.1f ms",
                hub,
                crypto,
                compiling,
                hub - crypto - compiling);
        line(text, "CPU of its PostgreSQL per case", "%.1f ms", database);
        line(
                text,
                "RSS of the hub idle / after",
                "%.0f / %.0f MB",
                used.idleRss(),
                used.after().hubRssMegabytes());
        line(text, "first start, with the making of the database", "%.1f s", used.startSeconds());
        return text.toString();
    }

    private double perCase(double millis) {
        return millis / plan.cases();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("- ").append(what).append(": ").append(value).append('\n');
    }

    private static void line(StringBuilder text, String what, String format, Object... values) {
        line(text, what, String.format(Locale.ROOT, format, values));
    }

    /** Writes it to bench/results/. */
    static Path save(Path home, String suffix, String text) throws IOException {
        String time =
                DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT)
                        .format(LocalDateTime.now(ZoneOffset.UTC));
        Path folder = Files.createDirectories(home.resolve("bench/results"));
        return Files.writeString(folder.resolve(time + "-" + commit(home) + suffix + ".md"), text);
    }

    static String commit(Path home) throws IOException {
        String head = git(home, "rev-parse", "--short", "HEAD");
        return git(home, "status", "--porcelain", "src", "config", "routes", "mappings").isEmpty()
                ? head
                : head + "-changed";
    }

    private static String git(Path home, String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process git = new ProcessBuilder(command).directory(home.toFile()).start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    static String machine() throws IOException {
        String model =
                Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .orElse("unknown processor");
        return "%d × %s, %s %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"));
    }
}
