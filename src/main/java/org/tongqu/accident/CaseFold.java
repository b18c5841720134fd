package org.tongqu.accident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Set;

/** How each event changes the state of a case. Events are applied in case sequence. */
public final class CaseFold {
    private static final Set<String> LINK_FIELDS = Set.of("jjdbh");
    private static final Set<String> KEYED_LISTS = Set.of("parties", "vehicles");

    private CaseFold() {}

    /** Applies an event; claim events change lines, and through {@link #claim} the case. */
    public static void apply(CaseDocument document, CanonicalEvent event) {
        ObjectNode data = event.data();
        switch (event.type()) {
            case ACCIDENT_REPORTED -> report(document, data);
            case INCIDENT_RECEIVED -> incident(document, data);
            case EVIDENCE_ADDED -> evidence(document, data);
            case LIABILITY_DETERMINED, LIABILITY_SUPERSEDED -> liability(document, data);
            case CLAIM_NOTIFIED,
                    CLAIM_REGISTERED,
                    CLAIM_SURVEYED,
                    CLAIM_ASSESSED,
                    CLAIM_ASSESSMENT_APPROVED,
                    CLAIM_DOCS_COMPLETE,
                    CLAIM_CALCULATED,
                    CLAIM_APPROVED,
                    CLAIM_PAID,
                    CLAIM_CLOSED,
                    CLAIM_ZERO_CLOSED,
                    CLAIM_CANCELLED,
                    CLAIM_REJECTED,
                    CLAIM_REOPENED ->
                    document.reach(CaseState.CLAIMING);
            case ACCIDENT_MERGED, ROUTE_NOT_LINKED -> {}
        }
    }

    /** Puts the state of one line's claim in place of the former one. */
    public static void claim(CaseDocument document, ObjectNode claim) {
        replace(document.list("claims"), claim, "vehicleId", "policyKind");
        settle(document);
    }

    /** Puts the outcome of one routing decision in place of the former one. */
    public static void route(CaseDocument document, ObjectNode route) {
        replace(document.list("routes"), route, "vehicleId", "policyKind");
        settle(document);
    }

    /** Moves the case to where its routes and claims say it stands: ROUTED, CLOSED, or reopened. */
    public static void settle(CaseDocument document) {
        CaseStanding.settle(document);
    }

    private static void report(CaseDocument document, ObjectNode data) {
        for (var field : data.properties()) {
            if (KEYED_LISTS.contains(field.getKey())) {
                String id = field.getKey().equals("parties") ? "partyId" : "vehicleId";
                field.getValue()
                        .forEach(element -> replace(document.list(field.getKey()), element, id));
            } else if (!LINK_FIELDS.contains(field.getKey())) {
                document.tree().set(field.getKey(), field.getValue());
            }
        }
    }

    private static void incident(CaseDocument document, ObjectNode data) {
        document.tree().set("incident", data);
        fillIn(document.tree(), "reportedAt", data.path("reportAt"));
        fillIn(document.tree(), "address", data.path("place"));
    }

    private static void fillIn(ObjectNode tree, String field, JsonNode value) {
        if (!tree.has(field) && value.isTextual()) {
            tree.set(field, value);
        }
    }

    private static void evidence(CaseDocument document, ObjectNode data) {
        data.path("evidence")
                .forEach(item -> replace(document.list("evidence"), item, "evidenceId"));
        document.reach(CaseState.EVIDENCE_READY);
    }

    private static void liability(CaseDocument document, ObjectNode data) {
        int version = document.tree().path("liability").path("version").asInt(0) + 1;
        ObjectNode liability = data.path("liability").deepCopy();
        liability.put("version", version);
        document.tree().set("liability", liability);
        document.reach(CaseState.LIABILITY_DETERMINED);
        settle(document);
    }

    private static void replace(ArrayNode list, JsonNode element, String... keys) {
        for (int i = 0; i < list.size(); i++) {
            if (sameKeys(list.get(i), element, keys)) {
                list.set(i, element);
                return;
            }
        }
        list.add(element);
    }

    private static boolean sameKeys(JsonNode one, JsonNode other, String... keys) {
        for (String key : keys) {
            if (!one.path(key).equals(other.path(key))) {
                return false;
            }
        }
        return true;
    }
}
