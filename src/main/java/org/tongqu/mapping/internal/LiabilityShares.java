package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.util.HashSet;
import java.util.Set;

/**
 * Shares of liability: all or none are given, and they sum to 100.
 *
 * <p>Not so for an accident without fault (all NONE) or one that is undetermined. A share that is
 * not given stays away: it never becomes 50 (domain/canonical-model.md §5.1, trap 1).
 */
final class LiabilityShares {
    private static final int WHOLE = 100;

    private LiabilityShares() {}

    /** Refuses shares that contradict each other or the liability beside them. */
    static void require(JsonNode liability, String at) {
        JsonNode parties = liability.path("parties");
        int sum = 0;
        int given = 0;
        boolean fault = false;
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < parties.size(); i++) {
            JsonNode party = parties.path(i);
            String pointer = at + "/parties/" + i;
            if (!seen.add(party.path("partyId").asText())) {
                throw invalid(pointer + "/partyId", "occurs twice");
            }
            requireAgreement(party, pointer);
            given += party.has("sharePercent") ? 1 : 0;
            sum += party.path("sharePercent").asInt();
            fault |= !"NONE".equals(party.path("liability").asText());
        }
        if (undetermined(parties) || given == 0) {
            return;
        }
        requireAllGiven(parties, at);
        if (fault && sum != WHOLE) {
            throw invalid(at + "/parties", "the shares do not sum to 100");
        }
    }

    private static void requireAgreement(JsonNode party, String at) {
        if (!party.has("sharePercent")) {
            return;
        }
        int share = party.path("sharePercent").asInt();
        boolean agrees =
                switch (party.path("liability").asText()) {
                    case "FULL" -> share == WHOLE;
                    case "NONE" -> share == 0;
                    case "UNDETERMINED" -> false;
                    default -> share > 0 && share < WHOLE;
                };
        if (!agrees) {
            throw invalid(at + "/sharePercent", "contradicts the liability beside it");
        }
    }

    private static boolean undetermined(JsonNode parties) {
        for (JsonNode party : parties) {
            if ("UNDETERMINED".equals(party.path("liability").asText())) {
                return true;
            }
        }
        return false;
    }

    private static void requireAllGiven(JsonNode parties, String at) {
        for (int i = 0; i < parties.size(); i++) {
            if (!parties.path(i).has("sharePercent")) {
                throw TongquException.atField(
                        ErrorCode.MISSING_FIELD,
                        at + "/parties/" + i + "/sharePercent",
                        "others have a share, this party has none");
            }
        }
    }

    private static TongquException invalid(String pointer, String detail) {
        return TongquException.atField(ErrorCode.INVALID_VALUE, pointer, detail);
    }
}
