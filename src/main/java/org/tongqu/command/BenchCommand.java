package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.partner.TongquPaths;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** Measures the hub under a fixed rate of cases, with two insurers and nothing left out. */
@Command(
        name = "bench",
        description = "性能测试 · Measures the hub: open loop, sealed SM2 messages, two insurers.",
        subcommands = BenchMappingsCommand.class,
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private static final String PICC = "picc-sim";
    private static final String CPIC = "cpic-sim";
    private static final int CONFIRMATIONS_PER_CASE = 3;
    private static final long PATIENCE_MILLIS = 120_000;
    private static final long LOOK_MILLIS = 500;
    private static final long IDLE_MILLIS = 5_000;

    @Mixin private final Terminal terminal = new Terminal();

    @Option(names = "--rate", description = "Cases per second (default ${DEFAULT-VALUE}).")
    private double rate = 50;

    @Option(names = "--seconds", description = "How long (default ${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Option(names = "--warm-up", description = "Seconds before that (default ${DEFAULT-VALUE}).")
    private int warmUp = 20;

    @Option(
            names = "--hub-java-option",
            description = "Given to the hub's JVM, to profile it; repeatable.")
    private List<String> hubOptions = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        TongquPaths paths = Place.paths();
        Path home = paths.home().toAbsolutePath().normalize();
        Path var = Files.createTempDirectory("tongqu-bench");
        String loadBefore = BenchReport.loadAverage();
        try (BenchStage stage = BenchStage.start(home, var, hubOptions)) {
            return run(stage, home, loadBefore);
        } finally {
            terminal.out().println("var: " + var);
        }
    }

    private int run(BenchStage stage, Path home, String loadBefore)
            throws IOException, InterruptedException {
        int warm = Math.max(1, (int) Math.round(rate / 2 * warmUp));
        int cases = Math.max(1, (int) Math.round(rate * seconds));
        Thread.sleep(IDLE_MILLIS);
        double idleRss = stage.use().hubRssMegabytes();
        stage.importPolicies(warm + cases);
        stage.load(0, warm, rate / 2);
        settle(stage, warm * CONFIRMATIONS_PER_CASE);
        BenchUse useBefore = stage.use();
        BenchCrypto cryptoBefore = BenchCrypto.of(stage);
        JsonNode load = stage.load(warm, cases, rate);
        settle(stage, (warm + cases) * CONFIRMATIONS_PER_CASE);
        BenchUse useAfter = stage.use();
        BenchCrypto crypto = BenchCrypto.of(stage).since(cryptoBefore);
        BenchCourse course = new BenchCourse(load, Set.of(PICC, CPIC), stage::deliveries);
        BenchReport report =
                new BenchReport(
                        new BenchReport.Plan(rate, seconds, cases, loadBefore),
                        course,
                        new BenchReport.Used(
                                stage.startSeconds(),
                                idleRss,
                                useBefore,
                                useAfter,
                                crypto.millis(stage.cryptoCost())));
        String text = report.text(home);
        terminal.out().println(text);
        terminal.out().println("→ " + BenchReport.save(home, "", text));
        return course.lost() == 0 ? 0 : 1;
    }

    /** Waits until the insurers have confirmed that much, or nothing more is to be expected. */
    private static void settle(BenchStage stage, int confirmations) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (confirmed(stage) < confirmations && System.currentTimeMillis() < end) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static double confirmed(BenchStage stage) {
        String name = "tongqu_deliveries_ended_seconds_count{partner=\"";
        String state = "state=\"CONFIRMED\"";
        return stage.metric(name + PICC, state) + stage.metric(name + CPIC, state);
    }
}
