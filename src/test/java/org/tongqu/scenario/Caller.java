package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.tongqu.failure.ErrorCode;
import org.tongqu.sandbox.wire.WireParty;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Posts bytes to the hub, whatever they are. */
final class Caller {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String url;

    Caller(String url) {
        this.url = url;
    }

    /** What came back. */
    record Answer(int status, String contentType, String retryAfter, byte[] body) {
        /** Asserts problem details that a person can read in both languages. */
        JsonNode requireProblem(ErrorCode code) throws IOException {
            assertThat(status)
                    .as("%s", new String(body, StandardCharsets.UTF_8))
                    .isEqualTo(code.httpStatus());
            assertThat(contentType).startsWith("application/problem+json");
            JsonNode problem = new ObjectMapper().readTree(body);
            assertThat(problem.path("code").asText()).isEqualTo(code.name());
            assertThat(problem.path("status").asInt()).isEqualTo(code.httpStatus());
            assertThat(problem.path("title").asText()).isEqualTo(code.en());
            assertThat(problem.path("mend").asText()).isEqualTo(code.mendEn());
            assertThat(problem.at("/zh/title").asText()).isEqualTo(code.zh());
            assertThat(problem.at("/zh/mend").asText()).isEqualTo(code.mendZh());
            return problem;
        }
    }

    Answer post(byte[] body) throws IOException, InterruptedException {
        return post(BodyPublishers.ofByteArray(body));
    }

    /** Posts without saying how long the body is. */
    Answer postChunked(byte[] body) throws IOException, InterruptedException {
        return post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    private Answer post(BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/v1/messages"))
                        .header("Content-Type", WireParty.SEALED)
                        .POST(body)
                        .build();
        HttpResponse<byte[]> answer = CLIENT.send(request, BodyHandlers.ofByteArray());
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.headers().firstValue("Retry-After").orElse(""),
                answer.body());
    }
}
