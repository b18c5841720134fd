package org.tongqu.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.underwriting.PolicyImport;
import org.tongqu.underwriting.PolicyImport.Report;
import org.tongqu.underwriting.PolicyImport.Request;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Measures the import of a million policies; see bench/results/policies-import.md. */
class PolicyImportBench {
    private static final long ROWS = Long.getLong("bench.rows", 1_000_000);
    private static final long MEBIBYTE = 1 << 20;

    private final Path folder;

    PolicyImportBench(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void importsAMillionPoliciesAndSaysHowLongItTook() throws IOException {
        Path first = write("first.csv", 0, "330900");
        Path second = write("second.csv", 0, "330901");
        try (ConfigurableApplicationContext hub = start()) {
            PolicyImport policies = hub.getBean(PolicyImport.class);
            measure("empty index", policies, first, ROWS);
            measure("same file again", policies, first, 0);
            measure("every policy replaced", policies, second, ROWS);
        }
    }

    private static void measure(String what, PolicyImport policies, Path file, long written) {
        System.gc();
        long before = usedHeap();
        AtomicLong highest = new AtomicLong(before);
        ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> unused =
                sampler.scheduleAtFixedRate(
                        () -> highest.accumulateAndGet(usedHeap(), Math::max),
                        0,
                        20,
                        TimeUnit.MILLISECONDS);
        Duration cpu = ownCpu();
        Duration serverCpu = serverCpu();
        long start = System.nanoTime();
        Report report = policies.run(new Request(file, Optional.empty()));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        sampler.shutdownNow();
        System.out.printf(
                "%s: %d rows in %.1f s, %d rows/s, CPU %.1f s here and %.1f s in PostgreSQL,"
                        + " heap %d MiB before, highest %d MiB%n",
                what,
                report.rows(),
                seconds(took),
                report.rows() * 1000 / Math.max(1, took.toMillis()),
                seconds(ownCpu().minus(cpu)),
                seconds(serverCpu().minus(serverCpu)),
                before / MEBIBYTE,
                highest.get() / MEBIBYTE);
        assertThat(report.written()).isEqualTo(written);
        assertThat(report.badRows()).isZero();
    }

    private static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    /** Of the server's processes that live now: the pool keeps its connections. */
    private static Duration serverCpu() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private Path write(String name, long from, String division) throws IOException {
        Path file = folder.resolve(name);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(UnderwritingFixture.HEADER);
            for (long n = from; n < from + ROWS; n++) {
                out.write(
                        ("DEMO-PICC-C-%1$08d,COMPULSORY,浙%2$c%3$05d,02,LTTAA11B%1$09d,PICC,,"
                                        + "2025-01-01T00:00,2025-12-31T24:00,IN_FORCE,%4$s\n")
                                .formatted(n, 'A' + (int) (n / 100_000), n % 100_000, division));
            }
        }
        return file;
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Slice.class)
                .web(WebApplicationType.NONE)
                .properties("tongqu.var=" + folder.resolve("var"), "tongqu.database.port=0")
                .run();
    }

    @Configuration
    @ComponentScan({
        "org.tongqu.partner.internal",
        "org.tongqu.sealing.internal",
        "org.tongqu.underwriting.internal",
        "org.tongqu.ledger.internal.embedded"
    })
    @ImportAutoConfiguration({
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Slice {
        /** The queue asks for it; an import writes none. */
        @Bean
        AuditTrail auditTrail() {
            return (action, subject, actor, facts) -> {};
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
