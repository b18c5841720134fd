package org.tongqu.command;

import org.tongqu.onboarding.ConnectionTest;
import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.onboarding.Trial;
import org.tongqu.onboarding.Trial.Phase;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;

/** Tries a partner's connections from this machine, with or without a running hub. */
@Command(
        name = "connect",
        description = "实测与对方的连接，逐段计时 · Tries the connections for real, and times each phase.",
        mixinStandardHelpOptions = true)
final class PartnerConnectCommand implements Callable<Integer> {

    @Mixin private final Terminal terminal = new Terminal();

    @Parameters(paramLabel = "NAME", description = "对接方 · The partner.")
    private String name = "";

    @Override
    public Integer call() {
        terminal.quiet();
        Tools tools = Tools.read(Place.paths(), Place::resolved, Clock.systemUTC());
        List<Trial> trials = new ConnectionTest(tools).of(terminal.partner(name));
        trials.forEach(trial -> print(terminal.out(), trial));
        terminal.out().flush();
        return trials.stream().allMatch(Trial::passed) ? 0 : 1;
    }

    private static void print(PrintWriter out, Trial trial) {
        out.println(trial.connection());
        trial.phases().forEach(phase -> print(out, phase));
    }

    private static void print(PrintWriter out, Phase phase) {
        out.printf(
                "  %-4s %-9s %6d ms  %s%n",
                phase.failure().isEmpty() ? "通 ok" : "断 --",
                phase.name(),
                phase.took().toMillis(),
                phase.detail());
        phase.failure()
                .ifPresent(
                        cause -> {
                            out.println("    → " + cause.zh());
                            out.println("      " + cause.en());
                        });
    }
}
