package org.tongqu.delivery.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Parcel.CompanionFile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The stored form of companion files. */
@Component
final class CompanionCodec {
    private final ObjectMapper json = new ObjectMapper();

    byte[] write(List<CompanionFile> companions) {
        ArrayNode list = json.createArrayNode();
        companions.forEach(
                c -> list.addObject().put("suffix", c.suffix()).put("content", c.content()));
        try {
            return json.writeValueAsBytes(list);
        } catch (JsonProcessingException e) {
            throw new TongquException(ErrorCode.INTERNAL, "companions cannot be stored", e);
        }
    }

    List<CompanionFile> read(byte[] stored) {
        List<CompanionFile> companions = new ArrayList<>();
        try {
            for (JsonNode node : json.readTree(stored)) {
                companions.add(
                        new CompanionFile(
                                node.path("suffix").asText(), node.path("content").binaryValue()));
            }
            return companions;
        } catch (IOException e) {
            throw new TongquException(ErrorCode.INTERNAL, "companions cannot be read", e);
        }
    }
}
