package org.tongqu.accident;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/**
 * Where a case stands by its routes and claims.
 *
 * <p>ROUTED: the liability is determined, at least one insurer is known, and no policy waits for a
 * person. CLOSED: the claims of all lines have ended; a claim that is reopened, or a line that
 * comes later, takes the case back to CLAIMING.
 */
final class CaseStanding {
    private CaseStanding() {}

    static void settle(CaseDocument document) {
        List<JsonNode> lines = routes(document, "RESOLVED");
        boolean decided = !lines.isEmpty() && routes(document, "WAITING").isEmpty();
        if (decided && document.tree().has("liability")) {
            document.reach(CaseState.ROUTED);
        }
        if (decided && lines.stream().allMatch(line -> isEnded(document, line))) {
            document.reach(CaseState.CLOSED);
            return;
        }
        document.reopen();
    }

    private static List<JsonNode> routes(CaseDocument document, String outcome) {
        return document.elements("routes")
                .filter(route -> route.path("outcome").asText().equals(outcome))
                .toList();
    }

    private static boolean isEnded(CaseDocument document, JsonNode line) {
        return document.elements("claims")
                .filter(claim -> claim.path("vehicleId").equals(line.path("vehicleId")))
                .filter(claim -> claim.path("policyKind").equals(line.path("policyKind")))
                .anyMatch(claim -> claim.has("outcome"));
    }
}
