package org.tongqu.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The simulators' control API (docs/sandbox.md), as far as the demo needs it. */
final class SandboxControl {

    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    SandboxControl(URI address) {
        this.address = address;
    }

    /** Tells the simulators where the hub is. */
    void connectTo(String hub, int brokerPort) {
        String body = json.createObjectNode().put("url", hub).put("brokerPort", brokerPort) + "";
        requireOk(send("/hub", body, BodyHandlers.ofString()));
    }

    /** What can be played, and what waits for later: {@code GET /scenarios}. */
    JsonNode scenarios() {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/scenarios")).build();
        return tree(sent(request, BodyHandlers.ofString()).body());
    }

    /**
     * Plays a scenario to its end.
     *
     * @param timeline gets each step as it happens; the last one has a {@code result}
     */
    void play(String scenario, Consumer<JsonNode> timeline) {
        HttpResponse<Stream<String>> answer =
                send("/scenario/" + scenario, "", BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            if (answer.statusCode() != 200) {
                throw refused(lines.findFirst().orElse(""));
            }
            lines.map(this::tree).forEach(timeline);
        }
    }

    private <T> HttpResponse<T> send(String path, String body, BodyHandler<T> handler) {
        return sent(
                HttpRequest.newBuilder(address.resolve(path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                handler);
    }

    private <T> HttpResponse<T> sent(HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new TongquException(
                    ErrorCode.SANDBOX_NOT_STARTED, "no answer from " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TongquException(ErrorCode.SANDBOX_NOT_STARTED, "interrupted", e);
        }
    }

    private static void requireOk(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw refused(answer.body());
        }
    }

    private static TongquException refused(String why) {
        return new TongquException(ErrorCode.REQUEST_INVALID, "the simulators say: " + why);
    }

    private JsonNode tree(String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException e) {
            throw new TongquException(ErrorCode.PAYLOAD_NOT_JSON, "a line of the timeline", e);
        }
    }
}
