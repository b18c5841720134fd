package org.tongqu.accident;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;

/** A vehicle's key: plate number and plate type together (GA/T 16.7); digits alone may repeat. */
public record Plate(String no, String type) {

    /** The plate in a node with {@code plateNo} and {@code plateType}, if both are there. */
    public static Optional<Plate> of(JsonNode node) {
        return node.hasNonNull("plateNo") && node.hasNonNull("plateType")
                ? Optional.of(
                        new Plate(node.get("plateNo").asText(), node.get("plateType").asText()))
                : Optional.empty();
    }

    /** The form that is searched by. */
    public String normalised() {
        return type + "|" + no;
    }
}
