package org.tongqu.sandbox.gpic;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** The hub's {@code ClaimCallbackService}, as GPIC-SIM calls it. */
final class GpicHubService {
    static final String PROGRESS = "02";

    private static final String PATH = "/v1/partners/gpic-sim/ClaimCallbackService";
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private final Supplier<URI> hub;
    private final GpicSeal seal;
    private final FaultBoard faults;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .build();

    GpicHubService(Supplier<URI> hub, GpicSeal seal, FaultBoard faults) {
        this.hub = hub;
        this.seal = seal;
        this.faults = faults;
    }

    /** Tells a packet; fails unless the hub's own, authentic answer is that it has it. */
    void notify(String packet) {
        byte[] body =
                GpicSoap.write(
                        GpicSoap.CALLBACK,
                        "notify",
                        GpicXml.element("requestType", PROGRESS),
                        "xml",
                        packet);
        boolean forged = faults.strikes(Fault.WRONG_SIGNATURE);
        HttpResponse<byte[]> answer = post(body, forged ? seal.mac(new byte[0]) : seal.mac(body));
        String mac = answer.headers().firstValue(GpicSeal.MAC).orElse("");
        if (answer.statusCode() != 200 || !seal.isMac(mac, answer.body())) {
            throw new SandboxException("the hub did not take it: " + answer.statusCode());
        }
        requireTaken(answer.body());
    }

    private static void requireTaken(byte[] body) {
        GpicXml operation =
                GpicSoap.operation(GpicXml.parse(body), GpicSoap.CALLBACK, "notifyResponse");
        GpicXml head = GpicSoap.packet(operation, "notifyReturn").child("Head");
        if (!head.text("ResCode").equals("0")) {
            throw new SandboxException("the hub refuses it: " + head.text("ErrorCode"));
        }
    }

    private HttpResponse<byte[]> post(byte[] body, String mac) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(hub.get() + PATH))
                        .timeout(ANSWER_LIMIT)
                        .header("Content-Type", "text/xml; charset=GB18030")
                        .header("SOAPAction", '"' + GpicSoap.CALLBACK + "#notify\"")
                        .header(GpicSeal.MAC, mac)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new SandboxException("the hub does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted while calling the hub", e);
        }
    }
}
