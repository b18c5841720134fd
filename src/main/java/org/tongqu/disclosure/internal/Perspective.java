package org.tongqu.disclosure.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.disclosure.DisclosurePolicy.LineRef;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The whole case arranged as one recipient looks at it, before anything is cut away.
 *
 * <p>Everything of the case stands somewhere in the tree, so that what is withheld can be named.
 */
final class Perspective {
    private static final Set<String> NOT_OF_ACCIDENT =
            Set.of("event", "parties", "vehicles", "evidence", "claims", "routes", "liability");

    private final JsonNode caseDocument;
    private final Sides sides;

    Perspective(JsonNode caseDocument) {
        this.caseDocument = caseDocument;
        this.sides = new Sides(caseDocument);
    }

    /** As the insurer of one line sees it. */
    ObjectNode ofInsurer(LineRef line) {
        Set<String> own = sides.withVehicle(line.vehicleId());
        ObjectNode side = Side.of(caseDocument, sides, own, line.vehicleId());
        rename(side, "policies", "otherPolicies");
        ObjectNode policy = side.putObject("policy");
        policy.put("kind", line.kind().name());
        line.policyNo().ifPresent(number -> policy.put("policyNo", number));
        policy.put("insurerCode", line.insurerCode());
        addSceneEvidence(side);
        ObjectNode tree = common();
        tree.set("own", side);
        tree.set("opposite", opposites(own, Optional.empty(), line.kind().name()));
        return tree;
    }

    /** As one party of the case sees it; cover and claims belong to drivers and owners only. */
    ObjectNode ofParty(ObjectNode party) {
        String owned = ownedBy(party);
        String vehicleId = party.path("vehicleId").asText(owned);
        Set<String> own = sides.withVehicle(vehicleId);
        ObjectNode side = Side.of(caseDocument, sides, own, vehicleId);
        boolean drives = party.equals(side.path("driver"));
        side.set("self", party);
        if (drives) {
            side.remove("driver");
        }
        if (!drives && !own.contains(owned)) {
            rename(side, "policies", "policiesOfOthers");
            rename(side, "claims", "claimsOfOthers");
        }
        if (own.isEmpty()) {
            addLiability(side, party);
        }
        addSceneEvidence(side);
        ObjectNode tree = common();
        tree.set("own", side);
        tree.set("opposite", opposites(own, Optional.of(party), "COMPULSORY"));
        return tree;
    }

    /** As an authority sees it: lists, without sides. */
    ObjectNode ofAuthority() {
        ObjectNode tree = common();
        for (String list : List.of("vehicles", "parties", "evidence", "claims", "routes")) {
            if (caseDocument.has(list)) {
                tree.set(list, caseDocument.path(list));
            }
        }
        if (caseDocument.path("liability").has("parties")) {
            tree.set("liability", caseDocument.path("liability").path("parties"));
        }
        return tree;
    }

    private ObjectNode common() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        if (caseDocument.has("event")) {
            tree.set("event", caseDocument.path("event"));
        }
        ObjectNode accident = tree.putObject("accident");
        caseDocument.properties().stream()
                .filter(field -> !NOT_OF_ACCIDENT.contains(field.getKey()))
                .forEach(field -> accident.set(field.getKey(), field.getValue()));
        if (caseDocument.path("liability").isObject()) {
            JsonNode liability = caseDocument.path("liability");
            accident.set("determination", Side.without(liability, "parties"));
        }
        sides.reporter().ifPresent(reporter -> accident.set("reporter", reporter));
        return tree;
    }

    private ArrayNode opposites(Set<String> own, Optional<ObjectNode> self, String kind) {
        ArrayNode opposites = JsonNodeFactory.instance.arrayNode();
        for (Set<String> other : sides.but(own)) {
            ObjectNode side = Side.of(caseDocument, sides, other, "");
            insurerOf(other, kind).ifPresent(code -> side.putObject("insurer").put("code", code));
            opposites.add(side);
        }
        for (ObjectNode person : sides.onTheirOwn()) {
            if (self.filter(person::equals).isEmpty()) {
                ObjectNode side = opposites.addObject();
                side.set("person", person);
                addLiability(side, person);
            }
        }
        return opposites;
    }

    private void addLiability(ObjectNode side, JsonNode party) {
        Side.liabilityOf(caseDocument, party)
                .ifPresent(liability -> side.set("liability", liability));
    }

    private void addSceneEvidence(ObjectNode side) {
        for (JsonNode item : caseDocument.path("evidence")) {
            if (!item.has("vehicleId")) {
                side.withArray("evidence").add(item);
            }
        }
    }

    /** The insurer that serves a side: of the same kind of policy first. */
    private Optional<String> insurerOf(Set<String> ids, String kind) {
        List<JsonNode> routes =
                caseDocument
                        .path("routes")
                        .valueStream()
                        .filter(route -> ids.contains(route.path("vehicleId").asText()))
                        .filter(route -> route.path("insurerCode").isTextual())
                        .toList();
        return routes.stream()
                .filter(route -> kind.equals(route.path("policyKind").asText()))
                .findFirst()
                .or(() -> routes.stream().findFirst())
                .map(route -> route.path("insurerCode").asText());
    }

    private String ownedBy(JsonNode party) {
        return caseDocument
                .path("vehicles")
                .valueStream()
                .filter(vehicle -> vehicle.path("ownerPartyId").equals(party.path("partyId")))
                .findFirst()
                .map(vehicle -> vehicle.path("vehicleId").asText())
                .orElse("");
    }

    private static void rename(ObjectNode object, String name, String newName) {
        JsonNode value = object.remove(name);
        if (value != null) {
            object.set(newName, value);
        }
    }
}
