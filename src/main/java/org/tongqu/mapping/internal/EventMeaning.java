package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.accident.CheckDigits;
import org.tongqu.accident.EventType;
import org.tongqu.accident.PlateNumber;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a schema cannot say of an event: check digits, times, references, shares.
 *
 * <p>Writes plates in their canonical form (the received one is kept as {@code plateRaw}) and marks
 * vehicles whose VIN fails its check. Expects a tree that its schema has accepted. Thread-safe.
 */
final class EventMeaning {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final List<String> TIMES_OF_DATA =
            List.of("occurredAt", "reportedAt", "callInAt", "reportAt", "at");

    private final Clock clock;

    EventMeaning(Clock clock) {
        this.clock = clock;
    }

    /** Refuses what contradicts itself, the calendar or a check digit; normalises the rest. */
    void require(EventType type, ObjectNode data, String at) {
        Instant latest = clock.instant().plus(TOLERANCE);
        requireTimes(data, at, latest);
        switch (type) {
            case ACCIDENT_REPORTED -> requireAccident(data, at);
            case LIABILITY_DETERMINED, LIABILITY_SUPERSEDED -> {
                JsonNode liability = data.path("liability");
                requirePast(liability, "madeAt", at + "/liability", latest);
                LiabilityShares.require(liability, at + "/liability");
            }
            case INCIDENT_RECEIVED -> normalisePlate(data, at);
            case EVIDENCE_ADDED, ACCIDENT_MERGED, ROUTE_NOT_LINKED -> {}
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
                    normalisePlate(data.path("line"), at + "/line");
        }
    }

    private static void requireTimes(ObjectNode data, String at, Instant latest) {
        TIMES_OF_DATA.forEach(name -> requirePast(data, name, at, latest));
    }

    private static void requirePast(JsonNode object, String name, String at, Instant latest) {
        JsonNode time = object.path(name);
        if (time.isTextual() && instant(time).isAfter(latest)) {
            throw TongquException.atField(
                    ErrorCode.TIME_IN_FUTURE, at + "/" + name, "more than 5 minutes ahead");
        }
    }

    private static void requireAccident(ObjectNode data, String at) {
        if (instant(data.path("occurredAt")).isAfter(instant(data.path("reportedAt")))) {
            throw invalid(at + "/occurredAt", "later than reportedAt");
        }
        References.require(data, at);
        requireIdentities(data.path("parties"), at + "/parties");
        for (int i = 0; i < data.path("vehicles").size(); i++) {
            ObjectNode vehicle = (ObjectNode) data.path("vehicles").path(i);
            normalisePlate(vehicle, at + "/vehicles/" + i);
            markVin(vehicle);
        }
    }

    private static void requireIdentities(JsonNode parties, String at) {
        for (int i = 0; i < parties.size(); i++) {
            String number = parties.path(i).path("idNo").asText();
            boolean holds =
                    switch (parties.path(i).path("idType").asText()) {
                        case "ID_CARD" -> CheckDigits.idCard(number);
                        case "USCC" -> CheckDigits.uscc(number);
                        default -> true;
                    };
            if (!holds) {
                throw TongquException.atField(
                        ErrorCode.CHECK_DIGIT_WRONG, at + "/" + i + "/idNo", "check digit");
            }
        }
    }

    private static void normalisePlate(JsonNode holder, String at) {
        JsonNode plate = holder.path("plateNo");
        if (!plate.isTextual()) {
            return;
        }
        String canonical = PlateNumber.canonical(plate.textValue());
        if (!PlateNumber.isCanonical(canonical)) {
            throw invalid(at + "/plateNo", "no plate number");
        }
        if (!canonical.equals(plate.textValue())) {
            ObjectNode vehicle = (ObjectNode) holder;
            vehicle.put("plateNo", canonical);
            if (!at.endsWith("/line")) {
                vehicle.set("plateRaw", plate);
            }
        }
    }

    private static void markVin(ObjectNode vehicle) {
        vehicle.remove("vinCheckOk");
        if (vehicle.has("vin") && !CheckDigits.vin(vehicle.path("vin").asText())) {
            vehicle.put("vinCheckOk", false);
        }
    }

    private static Instant instant(JsonNode time) {
        return OffsetDateTime.parse(time.asText()).toInstant();
    }

    private static TongquException invalid(String pointer, String detail) {
        return TongquException.atField(ErrorCode.INVALID_VALUE, pointer, detail);
    }
}
