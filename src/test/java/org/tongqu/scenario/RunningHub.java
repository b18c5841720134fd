package org.tongqu.scenario;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.tongqu.TongquApplication;
import org.tongqu.sandbox.HubAddress;
import org.tongqu.sandbox.Sandbox;
import org.tongqu.sandbox.SandboxSettings;
import org.tongqu.sandbox.simulator.FreePort;
import org.tongqu.sealing.HubKeys;
import org.tongqu.underwriting.PolicyImport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A hub on its embedded default and all simulators, on free ports. */
final class RunningHub implements AutoCloseable {
    private final Sandbox sandbox;
    private final ConfigurableApplicationContext hub;

    private RunningHub(Sandbox sandbox, ConfigurableApplicationContext hub) {
        this.sandbox = sandbox;
        this.hub = hub;
    }

    /** A hub with the configuration that is shipped. */
    static RunningHub start(Path var, String... settings) {
        return start(var, Path.of("").toAbsolutePath(), settings);
    }

    /** A hub with the configuration in a folder. */
    static RunningHub start(Path var, Path home, String... settings) {
        return start(var, home, Clock.systemUTC(), settings);
    }

    /** The same; hub and simulators go by this clock. */
    static RunningHub start(Path var, Path home, Clock clock, String... settings) {
        HubKeys.generate(var, HubKeys.Purpose.DEVELOPMENT, Clock.systemUTC());
        int brokerPort = FreePort.any();
        Sandbox sandbox = Sandbox.start(SandboxSettings.forTests(var).withClock(clock));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--tongqu.home=" + home,
                                "--tongqu.var=" + var,
                                "--server.port=0",
                                "--management.server.port=0",
                                "--tongqu.broker.port=" + brokerPort,
                                "--PICC_SIM_POLL_PERIOD=500",
                                "--CCIC_SIM_BATCH_PERIOD=500",
                                "--CCIC_SIM_COLLECT_PERIOD=500",
                                "--CCIC_SIM_POLICIES_PERIOD=500",
                                "--CCIC_SIM_POLICIES_SETTLE=200",
                                "--YGBX_SIM_POLL_PERIOD=500"));
        sandbox.ports().byName().forEach((name, port) -> arguments.add("--" + name + "=" + port));
        arguments.addAll(List.of(settings));
        SpringApplication application = new SpringApplication(TongquApplication.class);
        application.addInitializers(
                context ->
                        ((GenericApplicationContext) context)
                                .registerBean(
                                        "movableClock",
                                        Clock.class,
                                        () -> clock,
                                        bean -> bean.setPrimary(true)));
        ConfigurableApplicationContext hub = application.run(arguments.toArray(String[]::new));
        RunningHub running = new RunningHub(sandbox, hub);
        sandbox.connectTo(new HubAddress(URI.create(running.url()), brokerPort));
        return running;
    }

    String url() {
        return "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port");
    }

    /** What {@code /actuator/prometheus} shows. */
    String metrics() {
        String port = hub.getEnvironment().getProperty("local.management.port");
        URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What an operator is shown below {@code /actuator/}. */
    String shown(Path var, String path) {
        String port = hub.getEnvironment().getProperty("local.management.port");
        URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/" + path);
        try {
            String token = Files.readString(var.resolve("admin.token")).strip();
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri)
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Gives the hub the policies of the scenarios' cars. */
    void importPolicies() {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/sandbox"))) {
            files.filter(file -> file.getFileName().toString().startsWith("policies-"))
                    .forEach(
                            file ->
                                    bean(PolicyImport.class)
                                            .run(new PolicyImport.Request(file, Optional.empty())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sandbox sandbox() {
        return sandbox;
    }

    <T> T bean(Class<T> type) {
        return hub.getBean(type);
    }

    @Override
    public void close() {
        hub.close();
        sandbox.close();
    }
}
