package org.tongqu.command;

import org.tongqu.onboarding.MappingSpeed;
import org.tongqu.onboarding.MappingSpeed.Measured;
import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.partner.Partner;
import org.tongqu.partner.TongquPaths;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

/** Measures the mappings alone: no hub, no broker, one thread. */
@Command(
        name = "mappings",
        description =
                "测量映射 · Measures each insurer's accident-out, from the view to bytes, in one thread.",
        mixinStandardHelpOptions = true)
final class BenchMappingsCommand implements Callable<Integer> {
    private static final String SAMPLE = "docs/samples/case-preview.json";
    private static final int SMALL = 2 << 10;
    private static final int LARGE = 100 << 10;

    @Mixin private final Terminal terminal = new Terminal();

    @Option(
            names = "--seconds",
            description =
                    "Of each measurement, after as long to warm up (default ${DEFAULT-VALUE}).")
    private int seconds = 2;

    @Option(
            names = "--partner",
            paramLabel = "NAME",
            description = "Only this one, and no file is written; repeatable.")
    private Set<String> partners = Set.of();

    @Override
    public Integer call() throws IOException {
        terminal.quiet();
        TongquPaths paths = Place.paths();
        Path home = paths.home().toAbsolutePath().normalize();
        MappingSpeed speed =
                new MappingSpeed(Tools.read(paths, Place::resolved, Clock.systemUTC()));
        byte[] sample = Files.readAllBytes(home.resolve(SAMPLE));
        String before = BenchReport.loadAverage();
        Duration lasting = Duration.ofSeconds(seconds);
        List<Measured> small = speed.of(this::isWanted, sample, SMALL, lasting);
        List<Measured> large = speed.of(this::isWanted, sample, LARGE, lasting);
        String text = text(home, before, small, large);
        terminal.out().println(text);
        if (partners.isEmpty()) {
            terminal.out().println("→ " + BenchReport.save(home, "-mappings", text));
        }
        return 0;
    }

    private boolean isWanted(Partner partner) {
        return partners.isEmpty() || partners.contains(partner.name());
    }

    private String text(Path home, String before, List<Measured> small, List<Measured> large)
            throws IOException {
        StringBuilder text = new StringBuilder("# Mappings, one thread\n\n");
        text.append("- commit: ").append(BenchReport.commit(home)).append('\n');
        text.append("- machine: ").append(BenchReport.machine()).append('\n');
        text.append("- load average before / after: ")
                .append(before)
                .append(" / ")
                .append(BenchReport.loadAverage())
                .append('\n');
        text.append("- from the disclosed view to bytes in the partner's charset, not sealed; ")
                .append(seconds)
                .append(" s each after ")
                .append(seconds)
                .append(
                        " s of warming up; CPU time of that thread,\n  without the collector and the compiler\n\n");
        text.append(
                "| partner | view | message | per s of CPU | view | message | per s of CPU |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|\n");
        for (int i = 0; i < small.size(); i++) {
            text.append("| ").append(small.get(i).partner());
            text.append(cells(small.get(i))).append(cells(large.get(i))).append(" |\n");
        }
        return text.toString();
    }

    private static String cells(Measured one) {
        return String.format(
                Locale.ROOT,
                " | %,d B | %,d B | %,.0f",
                one.viewBytes(),
                one.messageBytes(),
                one.perSecond());
    }
}
