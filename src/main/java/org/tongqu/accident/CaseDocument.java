package org.tongqu.accident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The state of a case: what its events, folded in order, say. Not thread-safe. */
public final class CaseDocument {
    private final ObjectNode tree;

    private CaseDocument(ObjectNode tree) {
        this.tree = tree;
    }

    /** A new case. */
    public static CaseDocument open(String accidentNo) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("accidentNo", accidentNo).put("state", CaseState.RECEIVED.name());
        return new CaseDocument(tree);
    }

    /** A stored case; takes the tree over. */
    public static CaseDocument of(ObjectNode tree) {
        return new CaseDocument(tree);
    }

    /** The tree itself; changes to it change the case. */
    public ObjectNode tree() {
        return tree;
    }

    /** The hub's number of the case. */
    public String accidentNo() {
        return tree.path("accidentNo").asText();
    }

    /** Where the case stands. */
    public CaseState state() {
        return CaseState.valueOf(tree.path("state").asText());
    }

    /** Moves the case on; a state that lies behind is left alone. */
    public void reach(CaseState state) {
        if (state.compareTo(state()) > 0) {
            tree.put("state", state.name());
        }
    }

    /** Takes a case that was closed back to its claims. */
    void reopen() {
        if (state() == CaseState.CLOSED) {
            tree.put("state", CaseState.CLAIMING.name());
        }
    }

    /** When the accident happened, or, until that is known, when it was reported. */
    public Optional<Instant> occurredAt() {
        return instant("occurredAt").or(() -> instant("reportedAt"));
    }

    /** The vehicles of the case. */
    public List<Vehicle> vehicles() {
        return elements("vehicles").map(Vehicle::of).toList();
    }

    /** Plates to search by: the vehicles', and the one that the 110 caller named. */
    public List<Plate> plates() {
        Stream<JsonNode> incident = Stream.of(tree.path("incident"));
        return Stream.concat(elements("vehicles"), incident)
                .flatMap(node -> Plate.of(node).stream())
                .distinct()
                .toList();
    }

    /** Elements of a list of the tree; empty when it is absent. */
    public Stream<JsonNode> elements(String list) {
        return StreamSupport.stream(tree.path(list).spliterator(), false);
    }

    /** Remembers by which number another system knows this case. */
    public void addSource(String system, String externalNo, Instant receivedAt) {
        boolean known =
                elements("sources")
                        .anyMatch(
                                s ->
                                        s.path("system").asText().equals(system)
                                                && s.path("externalNo")
                                                        .asText()
                                                        .equals(externalNo));
        if (!known) {
            list("sources")
                    .addObject()
                    .put("system", system)
                    .put("externalNo", externalNo)
                    .put("receivedAt", receivedAt.toString());
        }
    }

    /** The list of that name, made when absent. */
    ArrayNode list(String name) {
        return tree.withArrayProperty(name);
    }

    private Optional<Instant> instant(String field) {
        return Optional.ofNullable(tree.get(field))
                .map(node -> OffsetDateTime.parse(node.asText()).toInstant());
    }
}
