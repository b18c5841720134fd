package org.tongqu.onboarding.internal.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.accident.CanonicalEvent;
import org.tongqu.accident.CaseDocument;
import org.tongqu.accident.CaseFold;
import org.tongqu.accident.EventType;
import org.tongqu.accident.PolicyKind;
import org.tongqu.disclosure.DisclosurePolicy.LineRef;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.CanonicalEvents;
import org.tongqu.partner.Partner;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A case to try things out with: its events, and the line that it is about. */
final class CaseFile {
    /** The number that the hub would have given. */
    private static final String ACCIDENT_NO = "ZS20260601000001";

    private static final String SOURCE = "source";

    private final JsonNode tree;
    private final CaseDocument document = CaseDocument.open(ACCIDENT_NO);
    private final List<EventType> types = new ArrayList<>();

    private CaseFile(JsonNode tree) {
        this.tree = tree;
    }

    /**
     * Reads and folds the events.
     *
     * @throws TongquException REQUEST_INVALID, or as {@link CanonicalEvents#validate}
     */
    static CaseFile read(byte[] content, CanonicalEvents events) {
        CaseFile file = new CaseFile(tree(content));
        JsonNode listed = file.tree.has("events") ? file.tree.path("events") : file.tree;
        Iterable<JsonNode> all = listed.isArray() ? listed : List.of(listed);
        for (JsonNode event : all) {
            if (!(event instanceof ObjectNode object)) {
                throw new TongquException(ErrorCode.REQUEST_INVALID, "an event is an object");
            }
            events.validate(object);
            file.fold(object);
        }
        if (file.types.isEmpty()) {
            throw new TongquException(ErrorCode.REQUEST_INVALID, "the case has no event");
        }
        file.addRoutes();
        return file;
    }

    private static JsonNode tree(byte[] content) {
        try {
            return new ObjectMapper().readTree(content);
        } catch (IOException e) {
            throw new TongquException(ErrorCode.REQUEST_INVALID, "the case is not JSON");
        }
    }

    private void fold(ObjectNode event) {
        EventType type = EventType.ofWireType(event.path("type").asText()).orElseThrow();
        types.add(type);
        String subject = event.path("subject").asText();
        OffsetDateTime time = OffsetDateTime.parse(event.path("time").asText());
        CaseFold.apply(
                document,
                new CanonicalEvent(
                        event.path("id").asText(),
                        event.path(SOURCE).asText(),
                        type,
                        subject,
                        time.toInstant(),
                        (ObjectNode) event.path("data")));
        document.addSource(event.path(SOURCE).asText(), subject, time.toInstant());
        ObjectNode shown = document.tree().putObject("event");
        shown.put("type", type.eventName())
                .put("id", event.path("id").asText())
                .put("time", event.path("time").asText());
    }

    /** The companies that routing would find. */
    private void addRoutes() {
        tree.path("insurers")
                .properties()
                .forEach(
                        e -> {
                            for (PolicyKind kind : PolicyKind.values()) {
                                CaseFold.route(
                                        document,
                                        JsonNodeFactory.instance
                                                .objectNode()
                                                .put("vehicleId", e.getKey())
                                                .put("policyKind", kind.name())
                                                .put("outcome", "RESOLVED")
                                                .put("insurerCode", e.getValue().asText()));
                            }
                        });
    }

    CaseDocument document() {
        return document;
    }

    /** The event that makes the hub send: the last one. */
    EventType event() {
        return types.get(types.size() - 1);
    }

    boolean hasLiability() {
        return document.tree().has("liability");
    }

    /** The line that the file names, or else the first vehicle's compulsory policy. */
    LineRef line(Partner partner) {
        JsonNode about = tree.path("line");
        String first = document.tree().at("/vehicles/0/vehicleId").asText();
        String vehicle = about.path("vehicleId").asText(first);
        PolicyKind kind = kind(about.path("policyKind").asText(PolicyKind.COMPULSORY.name()));
        return new LineRef(
                vehicle,
                kind,
                policyNo(vehicle, kind),
                partner.insurer().map(Partner.InsurerCode::code).orElse(partner.name()));
    }

    private static PolicyKind kind(String name) {
        try {
            return PolicyKind.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new TongquException(ErrorCode.REQUEST_INVALID, "no policy kind " + name);
        }
    }

    private Optional<String> policyNo(String vehicle, PolicyKind kind) {
        for (JsonNode one : document.tree().path("vehicles")) {
            for (JsonNode policy : one.path("policies")) {
                if (one.path("vehicleId").asText().equals(vehicle)
                        && policy.path("kind").asText().equals(kind.name())) {
                    return Optional.ofNullable(policy.path("policyNo").textValue());
                }
            }
        }
        return Optional.empty();
    }
}
