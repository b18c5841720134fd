package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.wire.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** Sends good events, which the hub must take. */
record Sending(Forger forger, Caller caller) {

    static Sending by(BadInputHub.Started hub) {
        return new Sending(hub.forger(), hub.caller());
    }

    static Sending by(RunningHub hub, Path var) {
        return new Sending(
                new Forger(var, hub.sandbox().authorities().police12123().name()),
                new Caller(hub.url()));
    }

    /** Sends an event; answers the number of its case. */
    String accept(ObjectNode event) throws IOException, InterruptedException {
        byte[] sealed = forger.seal(event.path("id").asText(), Json.write(event));
        Caller.Answer answer = caller.post(sealed);
        assertThat(answer.status())
                .as("%s", new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        JsonNode receipt = new ObjectMapper().readTree(answer.body());
        return new ObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(receipt.path("payload").asText()))
                .path("caseNo")
                .asText();
    }
}
