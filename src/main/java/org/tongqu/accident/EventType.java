package org.tongqu.accident;

import java.util.Arrays;
import java.util.Optional;

/** The canonical events; the wire type is {@code org.tongqu.<name>.v1}. */
public enum EventType {
    INCIDENT_RECEIVED("incident.received", "incident-received"),
    ACCIDENT_REPORTED("accident.reported", "accident-reported"),
    EVIDENCE_ADDED("evidence.added", "evidence-added"),
    LIABILITY_DETERMINED("liability.determined", "liability-determined"),
    LIABILITY_SUPERSEDED("liability.superseded", "liability-superseded"),
    CLAIM_NOTIFIED("claim.notified", "claim"),
    CLAIM_REGISTERED("claim.registered", "claim"),
    CLAIM_SURVEYED("claim.surveyed", "claim"),
    CLAIM_ASSESSED("claim.assessed", "claim"),
    CLAIM_ASSESSMENT_APPROVED("claim.assessmentApproved", "claim"),
    CLAIM_DOCS_COMPLETE("claim.docsComplete", "claim"),
    CLAIM_CALCULATED("claim.calculated", "claim"),
    CLAIM_APPROVED("claim.approved", "claim"),
    CLAIM_PAID("claim.paid", "claim"),
    CLAIM_CLOSED("claim.closed", "claim"),
    CLAIM_ZERO_CLOSED("claim.zeroClosed", "claim"),
    CLAIM_CANCELLED("claim.cancelled", "claim"),
    CLAIM_REJECTED("claim.rejected", "claim"),
    CLAIM_REOPENED("claim.reopened", "claim"),
    ACCIDENT_MERGED("accident.merged", "accident-merged"),
    ROUTE_NOT_LINKED("route.notLinked", "route-not-linked");

    private static final String PREFIX = "org.tongqu.";
    private static final String SUFFIX = ".v1";

    private final String eventName;
    private final String schema;

    EventType(String eventName, String schema) {
        this.eventName = eventName;
        this.schema = schema;
    }

    /** The event a CloudEvents type names. */
    public static Optional<EventType> ofWireType(String wireType) {
        return Arrays.stream(values()).filter(t -> t.wireType().equals(wireType)).findFirst();
    }

    /** The event of that name, e.g. {@code claim.paid}. */
    public static Optional<EventType> ofEventName(String eventName) {
        return Arrays.stream(values()).filter(t -> t.eventName.equals(eventName)).findFirst();
    }

    /** Name as partner files and {@code exchange.yaml} write it, e.g. {@code claim.paid}. */
    public String eventName() {
        return eventName;
    }

    /** Its CloudEvents type. */
    public String wireType() {
        return PREFIX + eventName + SUFFIX;
    }

    /** File name of its schema in {@code mappings/canonical/}, without {@code .schema.json}. */
    public String schema() {
        return schema;
    }

    /** Whether it reports a step of a claim. */
    public boolean isClaim() {
        return eventName.startsWith("claim.");
    }
}
