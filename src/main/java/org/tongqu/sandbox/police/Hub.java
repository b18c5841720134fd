package org.tongqu.sandbox.police;

import org.tongqu.sandbox.HubAddress;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.wire.WireParty;
import org.tongqu.sandbox.wire.WireSignatures;
import org.tongqu.sandbox.wire.WireSuite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The hub's HTTP interface as a partner calls it. Thread-safe. */
public final class Hub {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .build();
    private volatile HubAddress address;

    /** What the hub answered. */
    public record Answer(int status, byte[] body) {}

    /** An answer to a signed question, and the nonce it must repeat. */
    record Asked(Answer answer, String nonce) {}

    /** The hub at an address, which may change when the hub is started later. */
    public Hub(HubAddress address) {
        this.address = address;
    }

    /** Tells where the hub is. */
    public void moveTo(HubAddress other) {
        address = other;
    }

    /** Where the hub is. */
    public HubAddress address() {
        return address;
    }

    /** Posts a body. */
    public Answer post(String path, String contentType, byte[] body) {
        HttpRequest request =
                HttpRequest.newBuilder(uri(path))
                        .timeout(ANSWER_LIMIT)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        return send(request);
    }

    /** Asks with a signed request. */
    Asked ask(WireParty party, WireSuite suite, String path, Optional<String> query) {
        WireSignatures.SignedRequest signed = party.signatures().request(suite, "GET", path, query);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path + query.map(q -> "?" + q).orElse("")))
                        .timeout(ANSWER_LIMIT)
                        .GET();
        signed.headers().forEach(request::header);
        return new Asked(send(request.build()), signed.nonce());
    }

    private URI uri(String pathAndQuery) {
        return URI.create(address.url() + pathAndQuery);
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new SandboxException("the hub does not answer at " + address.url(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted while asking the hub", e);
        }
    }
}
