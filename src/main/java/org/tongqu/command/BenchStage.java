package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.tongqu.console.AdminAccess;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.HubKeys;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The hub and all simulators, each in a process of its own, on free ports. */
final class BenchStage implements AutoCloseable {

    private static final String DRIVER = "org.tongqu.sandbox.scenario.LoadDriver";

    private final Path var;
    private final URI hubUrl;
    private final BenchProcess sandbox;
    private final BenchProcess hub;
    private final double startSeconds;
    private final AdminClient admin;
    private final HttpClient http = HttpClient.newHttpClient();

    private BenchStage(
            Path var, URI hubUrl, BenchProcess sandbox, BenchProcess hub, double startSeconds) {
        this.var = var;
        this.hubUrl = hubUrl;
        this.sandbox = sandbox;
        this.hub = hub;
        this.startSeconds = startSeconds;
        this.admin = new AdminClient(new AdminAccess(var));
    }

    /** Starts everything in an empty folder. */
    static BenchStage start(Path home, Path var) throws IOException {
        HubKeys.generate(var);
        int port = freePort();
        int brokerPort = freePort();
        URI url = URI.create("http://127.0.0.1:" + port);
        Map<String, String> ports = new HashMap<>(anyPorts());
        ports.put("TONGQU_BROKER_PORT", Integer.toString(brokerPort));
        BenchProcess sandbox =
                BenchProcess.start(
                        var.resolve("sandbox.log"),
                        ports,
                        List.of("-Xmx512m"),
                        "org.tongqu.sandbox.Sandbox",
                        "run",
                        "--var=" + var,
                        "--hub=" + url,
                        "--step-interval=PT24H");
        JsonNode taken = new ObjectMapper().readTree(sandbox.await("ready")).path("ports");
        Map<String, String> hubPorts = new HashMap<>();
        taken.properties().forEach(p -> hubPorts.put(p.getKey(), p.getValue().asText()));
        hubPorts.put("TONGQU_BROKER_PORT", Integer.toString(brokerPort));
        hubPorts.put("PICC_SIM_POLL_PERIOD", "3600000");
        long begun = System.nanoTime();
        BenchProcess hub =
                BenchProcess.start(
                        var.resolve("hub.log"),
                        hubPorts,
                        List.of(
                                "-Xss512k",
                                "-Xmx384m",
                                "-Dtongqu.home=" + home,
                                "-Dtongqu.var=" + var),
                        TongquCommand.class.getName(),
                        "run",
                        "--",
                        "--server.port=" + port,
                        "--management.server.port=0");
        BenchStage stage;
        try {
            hub.await("Tongqu is ready");
            stage = new BenchStage(var, url, sandbox, hub, (System.nanoTime() - begun) / 1e9);
        } catch (TongquException e) {
            sandbox.close();
            throw e;
        }
        return stage;
    }

    private static Map<String, String> anyPorts() {
        return Map.of(
                "POLICE_12123_SIM_PORT", "0",
                "PICC_SIM_PORT", "0",
                "PAIC_SIM_PORT", "0",
                "CPIC_SIM_BROKER_PORT", "0",
                "SANDBOX_KAFKA_PORT", "0",
                "CCIC_SIM_SFTP_PORT", "0",
                "SANDBOX_CONTROL_PORT", "0");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Gives the hub the policies of that many cases. */
    void importPolicies(int cases) {
        Path file = var.resolve("policies.csv");
        driver("policies", file.toString(), Integer.toString(cases)).awaitEnd();
        JsonNode report =
                admin.post(
                        "policies",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("file", file.toString())
                                .put("who", "bench"));
        if (report.path("written").asInt() != 2 * cases) {
            throw new TongquException(ErrorCode.INTERNAL, "policies not imported: " + report);
        }
    }

    /** Sends cases at a rate; what became of each message. */
    JsonNode load(int first, int cases, double rate) throws IOException {
        Path out = var.resolve("load-" + first + ".json");
        driver(
                        "load",
                        var.toString(),
                        hubUrl.toString(),
                        Integer.toString(first),
                        Integer.toString(cases),
                        Double.toString(rate),
                        out.toString())
                .awaitEnd();
        return new ObjectMapper().readTree(out.toFile());
    }

    /** Milliseconds of CPU per SM2 operation. */
    JsonNode cryptoCost() throws IOException {
        try (BenchProcess driver = driver("crypto", var.toString())) {
            return new ObjectMapper().readTree(driver.await("sign"));
        }
    }

    private BenchProcess driver(String... arguments) {
        String[] main = new String[arguments.length + 1];
        main[0] = DRIVER;
        System.arraycopy(arguments, 0, main, 1, arguments.length);
        return BenchProcess.start(var.resolve("driver.log"), Map.of(), List.of("-Xmx512m"), main);
    }

    /** The sum of the samples of the hub's metrics whose line starts so and contains this. */
    double metric(String start, String part) {
        AdminAccess access = new AdminAccess(var);
        try {
            String url = Files.readString(access.address()).strip();
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/actuator/prometheus")).build();
            return http.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(start) && line.contains(part))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        } catch (IOException e) {
            throw new TongquException(ErrorCode.HUB_NOT_RUNNING, "no metrics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TongquException(ErrorCode.INTERNAL, "interrupted", e);
        }
    }

    /** What the ledger shows of a case's deliveries. */
    JsonNode deliveries(String caseNo) {
        return admin.get("cases/" + caseNo).path("deliveries");
    }

    BenchUse use() {
        return BenchUse.of(hub.pid(), var);
    }

    double startSeconds() {
        return startSeconds;
    }

    @Override
    public void close() {
        hub.close();
        sandbox.close();
    }
}
