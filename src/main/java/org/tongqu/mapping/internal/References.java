package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.util.HashSet;
import java.util.Set;

/** Ids within one accident: each given once, each reference to one that is there. */
final class References {

    private References() {}

    /** Refuses an accident whose parties, vehicles and evidence do not fit together. */
    static void require(JsonNode accident, String at) {
        Set<String> parties = ids(accident, "parties", "partyId", at);
        Set<String> vehicles = ids(accident, "vehicles", "vehicleId", at);
        ids(accident, "evidence", "evidenceId", at);
        requireKnown(accident, "parties", "vehicleId", vehicles, at);
        requireKnown(accident, "vehicles", "ownerPartyId", parties, at);
        requireKnown(accident, "vehicles", "trailerOf", vehicles, at);
        requireKnown(accident, "evidence", "vehicleId", vehicles, at);
        requireTractors(accident.path("vehicles"), at + "/vehicles");
    }

    private static Set<String> ids(JsonNode accident, String list, String name, String at) {
        Set<String> ids = new HashSet<>();
        JsonNode items = accident.path(list);
        for (int i = 0; i < items.size(); i++) {
            if (!ids.add(items.path(i).path(name).asText())) {
                throw invalid(at + "/" + list + "/" + i + "/" + name, "occurs twice");
            }
        }
        return ids;
    }

    private static void requireKnown(
            JsonNode accident, String list, String name, Set<String> known, String at) {
        JsonNode items = accident.path(list);
        for (int i = 0; i < items.size(); i++) {
            JsonNode reference = items.path(i).path(name);
            if (reference.isTextual() && !known.contains(reference.textValue())) {
                throw invalid(at + "/" + list + "/" + i + "/" + name, "refers to nothing here");
            }
        }
    }

    private static void requireTractors(JsonNode vehicles, String at) {
        Set<String> trailers = new HashSet<>();
        for (JsonNode vehicle : vehicles) {
            if (vehicle.has("trailerOf")) {
                trailers.add(vehicle.path("vehicleId").asText());
            }
        }
        for (int i = 0; i < vehicles.size(); i++) {
            if (trailers.contains(vehicles.path(i).path("trailerOf").asText())) {
                throw invalid(at + "/" + i + "/trailerOf", "a trailer cannot draw a trailer");
            }
        }
    }

    private static TongquException invalid(String pointer, String detail) {
        return TongquException.atField(ErrorCode.INVALID_VALUE, pointer, detail);
    }
}
