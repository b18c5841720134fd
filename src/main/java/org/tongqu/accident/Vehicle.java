package org.tongqu.accident;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What underwriting needs to know of a vehicle of a case. */
public record Vehicle(
        String vehicleId,
        Optional<Plate> plate,
        Optional<String> vin,
        Optional<String> trailerOf,
        List<StatedPolicy> policies) {

    /** A policy as the reporter stated it; the insurer's name is free text and only a hint. */
    public record StatedPolicy(
            PolicyKind kind, Optional<String> policyNo, Optional<String> insurerName) {}

    static Vehicle of(JsonNode node) {
        return new Vehicle(
                node.path("vehicleId").asText(),
                Plate.of(node),
                text(node, "vin"),
                text(node, "trailerOf"),
                StreamSupport.stream(node.path("policies").spliterator(), false)
                        .map(Vehicle::policy)
                        .toList());
    }

    /** The stated policy of a kind, if there is one. */
    public Optional<StatedPolicy> stated(PolicyKind kind) {
        return policies.stream().filter(p -> p.kind() == kind).findFirst();
    }

    private static StatedPolicy policy(JsonNode node) {
        return new StatedPolicy(
                PolicyKind.valueOf(node.path("kind").asText()),
                text(node, "policyNo"),
                text(node, "insurerName"));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).filter(n -> !n.isNull()).map(JsonNode::asText);
    }
}
