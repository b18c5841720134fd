package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.tongqu.console.AdminAccess;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Talks to the running hub's endpoints, with the token that it left in {@code tongqu.var}.
 *
 * <p>Every method takes a path below {@code /actuator/} and fails as the hub did, by its code;
 * HUB_NOT_RUNNING when nobody answers.
 */
final class AdminClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AdminAccess access;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper json = new ObjectMapper();

    AdminClient(AdminAccess access) {
        this.access = access;
    }

    /** The hub of this place. */
    static AdminClient here() {
        return new AdminClient(new AdminAccess(Place.paths().var()));
    }

    /** Asks. */
    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    /** Orders; the body's members are the operation's parameters. */
    JsonNode post(String path, JsonNode body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    /** Removes. */
    JsonNode delete(String path) {
        return send(HttpRequest.newBuilder(uri(path)).DELETE());
    }

    private URI uri(String path) {
        return URI.create(read(access.address()) + "/actuator/" + path);
    }

    private JsonNode send(HttpRequest.Builder request) {
        request.header("Authorization", "Bearer " + read(access.token())).timeout(PATIENCE);
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode body = json.readTree(answer.body());
            if (answer.statusCode() >= 400) {
                throw failure(answer.statusCode(), body);
            }
            return body;
        } catch (IOException e) {
            throw new TongquException(
                    ErrorCode.HUB_NOT_RUNNING, "no answer from " + read(access.address()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TongquException(ErrorCode.HUB_NOT_RUNNING, "interrupted", e);
        }
    }

    private static TongquException failure(int status, JsonNode problem) {
        String code = problem.path("code").asText();
        String detail = problem.path("detail").asText("HTTP " + status);
        return new TongquException(
                Arrays.stream(ErrorCode.values())
                        .filter(known -> known.name().equals(code))
                        .findFirst()
                        .orElse(status == 404 ? ErrorCode.NOT_FOUND : ErrorCode.INTERNAL),
                detail);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new TongquException(ErrorCode.HUB_NOT_RUNNING, "cannot read " + file, e);
        }
    }
}
