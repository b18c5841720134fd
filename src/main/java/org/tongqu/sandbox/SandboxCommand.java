package org.tongqu.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.wire.Json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The sandbox as a process: {@code [enrol|run] [--var=./var] [--hub=http://127.0.0.1:8080]
 * [--ports=usual|free] [--step-interval=PT2S] [--until=stdin-closes]}. When all listen it prints
 * one JSON line with {@code ready} and the ports, and stays until it is told to stop, or until
 * whoever started it is gone.
 */
final class SandboxCommand {

    private static final String LOGGING = "logback.configurationFile";

    private SandboxCommand() {}

    static void run(List<String> arguments, Map<String, String> environment) {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "sandbox/logback.xml");
        }
        Map<String, String> options = options(arguments);
        Path var = Path.of(options.getOrDefault("var", "./var"));
        if (arguments.contains("enrol")) {
            Sandbox.enrol(var);
            return;
        }
        Sandbox sandbox = Sandbox.start(settings(var, options, environment));
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    sandbox.close();
                                    closed.countDown();
                                }));
        announce(sandbox.ports());
        if (options.getOrDefault("until", "").equals("stdin-closes")) {
            exitWithStandardInput();
        }
        await(closed);
    }

    private static SandboxSettings settings(
            Path var, Map<String, String> options, Map<String, String> environment) {
        HubAddress usual = HubAddress.standard();
        HubAddress hub =
                new HubAddress(
                        URI.create(options.getOrDefault("hub", usual.url().toString())),
                        SandboxPorts.port(environment, "TONGQU_BROKER_PORT", usual.brokerPort()));
        boolean free = options.getOrDefault("ports", "usual").equals("free");
        SandboxPorts ports = free ? SandboxPorts.free() : SandboxPorts.of(environment);
        SandboxSettings settings = SandboxSettings.forDemo(var, hub, ports);
        String interval = options.getOrDefault("step-interval", "");
        return interval.isEmpty() ? settings : settings.withStepInterval(Duration.parse(interval));
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            if (argument.startsWith("--") && argument.contains("=")) {
                int equals = argument.indexOf('=');
                options.put(argument.substring(2, equals), argument.substring(equals + 1));
            } else if (!List.of("enrol", "run").contains(argument)) {
                throw new SandboxException("unknown argument " + argument);
            }
        }
        return options;
    }

    /** Whoever holds the other end of standard input may be killed; then this must not stay. */
    private static void exitWithStandardInput() {
        Thread watch =
                new Thread(
                        () -> {
                            try {
                                System.in.transferTo(OutputStream.nullOutputStream());
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            } finally {
                                System.exit(0);
                            }
                        },
                        "standard-input");
        watch.setDaemon(true);
        watch.start();
    }

    private static void announce(SandboxPorts ports) {
        ObjectNode line = Json.object().put("ready", true);
        ObjectNode byName = line.putObject("ports");
        ports.byName().forEach(byName::put);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(line);
    }

    private static void await(CountDownLatch closed) {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
