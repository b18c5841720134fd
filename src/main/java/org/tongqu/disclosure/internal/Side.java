package org.tongqu.disclosure.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One side of an accident as a tree: vehicle, people, policies, liability, evidence, claims. */
final class Side {
    private final JsonNode caseDocument;
    private final Sides sides;
    private final Set<String> ids;
    private final ObjectNode tree = JsonNodeFactory.instance.objectNode();

    private Side(JsonNode caseDocument, Sides sides, Set<String> ids) {
        this.caseDocument = caseDocument;
        this.sides = sides;
        this.ids = ids;
    }

    /**
     * The side with these vehicles.
     *
     * @param asked the vehicle to stand in front; where it is not there, the one that draws
     */
    static ObjectNode of(JsonNode caseDocument, Sides sides, Set<String> ids, String asked) {
        Side side = new Side(caseDocument, sides, ids);
        List<JsonNode> vehicles = sides.vehicles(ids);
        if (!vehicles.isEmpty()) {
            JsonNode front = front(vehicles, asked);
            side.addVehicles(vehicles, front);
            side.addPeople(front);
        }
        side.addItems("evidence");
        side.addItems("claims");
        return side.tree;
    }

    /** The liability of one party. */
    static Optional<JsonNode> liabilityOf(JsonNode caseDocument, JsonNode party) {
        return caseDocument
                .path("liability")
                .path("parties")
                .valueStream()
                .filter(liability -> liability.path("partyId").equals(party.path("partyId")))
                .findFirst();
    }

    /** A copy of an object but for one member. */
    static ObjectNode without(JsonNode object, String name) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        copy.setAll((ObjectNode) object);
        copy.remove(name);
        return copy;
    }

    private static JsonNode front(List<JsonNode> vehicles, String asked) {
        return vehicles.stream()
                .filter(vehicle -> asked.equals(vehicle.path("vehicleId").asText()))
                .findFirst()
                .orElse(vehicles.get(0));
    }

    private void addVehicles(List<JsonNode> vehicles, JsonNode front) {
        for (JsonNode vehicle : vehicles) {
            ObjectNode plain = without(vehicle, "policies");
            if (vehicle.equals(front)) {
                tree.set("vehicle", plain);
            } else if (vehicle.has("trailerOf")) {
                tree.withArray("trailers").add(plain);
            } else {
                tree.set("tractor", plain);
            }
            vehicle.path("policies").forEach(policy -> tree.withArray("policies").add(policy));
        }
    }

    private void addPeople(JsonNode front) {
        List<ObjectNode> people = sides.people(ids);
        Optional<ObjectNode> driver = people.stream().filter(this::drives).findFirst();
        for (ObjectNode party : people) {
            if (driver.filter(party::equals).isPresent()) {
                tree.set("driver", party);
            } else if (party.path("partyId").equals(front.path("ownerPartyId"))) {
                tree.set("owner", party);
            } else {
                tree.withArray("people").add(party);
            }
        }
        driver.flatMap(party -> liabilityOf(caseDocument, party))
                .or(this::liabilityOfVehicle)
                .ifPresent(liability -> tree.set("liability", liability));
    }

    private boolean drives(JsonNode party) {
        return "DRIVER".equals(party.path("role").asText())
                && ids.contains(party.path("vehicleId").asText());
    }

    private Optional<JsonNode> liabilityOfVehicle() {
        return caseDocument
                .path("liability")
                .path("parties")
                .valueStream()
                .filter(liability -> ids.contains(liability.path("vehicleId").asText()))
                .findFirst();
    }

    private void addItems(String list) {
        for (JsonNode item : caseDocument.path(list)) {
            if (ids.contains(item.path("vehicleId").asText())) {
                tree.withArray(list).add(item);
            }
        }
    }
}
