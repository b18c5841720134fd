package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.wire.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Sends good events, which the hub must take. */
record Sending(BadInputHub.Started hub) {

    static Sending by(BadInputHub.Started hub) {
        return new Sending(hub);
    }

    /** Sends an event; answers the number of its case. */
    String accept(ObjectNode event) throws IOException, InterruptedException {
        byte[] sealed = hub.forger().seal(event.path("id").asText(), Json.write(event));
        Caller.Answer answer = hub.caller().post(sealed);
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
