package org.tongqu.command;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;
import org.tongqu.TongquApplication;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Starts the hub and returns when it has been told to stop. */
@Command(
        name = "run",
        description = "Starts the hub and keeps it running until it is told to stop.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Mixin private final Terminal terminal = new Terminal();

    @Parameters(paramLabel = "PROPERTY", description = "Settings, as --name=value, after a --.")
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        SpringApplication application = new SpringApplication(TongquApplication.class);
        ApplicationListener<ContextClosedEvent> whenClosed = event -> closed.countDown();
        application.addListeners(whenClosed);
        List<String> arguments = new ArrayList<>(Place.springArguments(Place.paths()));
        arguments.addAll(settings);
        announce(application.run(arguments.toArray(String[]::new)).getEnvironment());
        closed.await();
        return 0;
    }

    private void announce(Environment environment) {
        String hub = address(environment, "server.address", "local.server.port");
        String management =
                address(environment, "management.server.address", "local.management.port");
        double seconds = sinceProcessStart().toMillis() / 1000.0;
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "通衢已就绪 %s（管理 %s），启动 %.1f 秒 · Tongqu is ready at %s (management %s), started in %.1f s%n",
                        hub,
                        management,
                        seconds,
                        hub,
                        management,
                        seconds);
        terminal.out().flush();
    }

    private static String address(Environment environment, String host, String port) {
        return "http://"
                + environment.getProperty(host, "127.0.0.1")
                + ":"
                + environment.getProperty(port);
    }

    private static Duration sinceProcessStart() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }
}
