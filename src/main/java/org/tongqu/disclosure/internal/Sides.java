package org.tongqu.disclosure.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sides of an accident: each motor vehicle with its trailers, each person without a vehicle.
 *
 * <p>A trailer is on the side of its tractor. A reporter who is no party is on no side.
 */
final class Sides {
    private final JsonNode caseDocument;
    private final Map<String, List<JsonNode>> vehiclesBySide = new LinkedHashMap<>();

    Sides(JsonNode caseDocument) {
        this.caseDocument = caseDocument;
        for (JsonNode vehicle : caseDocument.path("vehicles")) {
            vehiclesBySide.computeIfAbsent(sideOf(vehicle), side -> new ArrayList<>()).add(vehicle);
        }
    }

    /** The side a vehicle is on; empty where the case does not have the vehicle. */
    Set<String> withVehicle(String vehicleId) {
        return vehiclesBySide.values().stream()
                .map(Sides::ids)
                .filter(ids -> ids.contains(vehicleId))
                .findFirst()
                .orElse(Set.of());
    }

    /** The vehicles of a side by their ids, the one that draws first. */
    List<JsonNode> vehicles(Set<String> ids) {
        return vehiclesBySide.values().stream()
                .filter(vehicles -> ids.equals(ids(vehicles)))
                .flatMap(List::stream)
                .sorted(
                        (one, other) ->
                                Boolean.compare(one.has("trailerOf"), other.has("trailerOf")))
                .toList();
    }

    /** All sides but one, as the ids of their vehicles. */
    List<Set<String>> but(Set<String> ids) {
        return vehiclesBySide.values().stream()
                .map(Sides::ids)
                .filter(other -> !other.equals(ids))
                .toList();
    }

    /** The parties who came with these vehicles, or own them. */
    List<ObjectNode> people(Set<String> ids) {
        Set<String> owners =
                vehicles(ids).stream()
                        .map(vehicle -> vehicle.path("ownerPartyId").asText())
                        .collect(Collectors.toSet());
        return parties()
                .filter(
                        party ->
                                ids.contains(party.path("vehicleId").asText())
                                        || owners.contains(party.path("partyId").asText()))
                .toList();
    }

    /** Parties on foot, on a bicycle, or hurt in their property: each a side of its own. */
    List<ObjectNode> onTheirOwn() {
        Set<String> withVehicles =
                vehiclesBySide.values().stream()
                        .flatMap(vehicles -> people(ids(vehicles)).stream())
                        .map(party -> party.path("partyId").asText())
                        .collect(Collectors.toSet());
        return parties()
                .filter(party -> !withVehicles.contains(party.path("partyId").asText()))
                .filter(party -> !"REPORTER".equals(party.path("role").asText()))
                .toList();
    }

    /** Who only reported the accident. */
    Optional<ObjectNode> reporter() {
        return parties()
                .filter(party -> "REPORTER".equals(party.path("role").asText()))
                .findFirst();
    }

    private Stream<ObjectNode> parties() {
        return caseDocument.path("parties").valueStream().map(ObjectNode.class::cast);
    }

    private static Set<String> ids(List<JsonNode> vehicles) {
        return vehicles.stream()
                .map(vehicle -> vehicle.path("vehicleId").asText())
                .collect(Collectors.toSet());
    }

    private static String sideOf(JsonNode vehicle) {
        return vehicle.path("trailerOf").asText(vehicle.path("vehicleId").asText());
    }
}
