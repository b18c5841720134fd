package org.tongqu.accident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;

class CaseFoldTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CaseDocument document = CaseDocument.open("ZS20250519000001");

    @Test
    void aReportDescribesTheCase() throws IOException {
        apply(
                EventType.ACCIDENT_REPORTED,
                "{\"jjdbh\":\"J1\",\"address\":\"甲地\",\"vehicles\":[{\"vehicleId\":\"V1\"}]}");

        assertThat(document.tree().path("address").asText()).isEqualTo("甲地");
        assertThat(document.vehicles()).extracting(Vehicle::vehicleId).containsExactly("V1");
        assertThat(document.tree().has("jjdbh")).as("a link is no fact of the case").isFalse();
        assertThat(document.state()).isEqualTo(CaseState.RECEIVED);
    }

    @Test
    void aSecondReportReplacesVehiclesByTheirIdAndAddsNewOnes() throws IOException {
        apply(
                EventType.ACCIDENT_REPORTED,
                "{\"vehicles\":[{\"vehicleId\":\"V1\",\"colour\":\"A\"},{\"vehicleId\":\"V2\"}]}");
        apply(
                EventType.ACCIDENT_REPORTED,
                "{\"vehicles\":[{\"vehicleId\":\"V1\",\"colour\":\"B\"},{\"vehicleId\":\"V3\"}]}");

        assertThat(document.tree().path("vehicles").toString())
                .isEqualTo(
                        "[{\"vehicleId\":\"V1\",\"colour\":\"B\"},{\"vehicleId\":\"V2\"},"
                                + "{\"vehicleId\":\"V3\"}]");
    }

    @Test
    void anIncidentFillsInOnlyWhatIsNotKnown() throws IOException {
        apply(EventType.ACCIDENT_REPORTED, "{\"address\":\"甲地\"}");
        apply(
                EventType.INCIDENT_RECEIVED,
                "{\"place\":\"乙地\",\"reportAt\":\"2025-05-19T18:06:00+08:00\"}");

        assertThat(document.tree().path("address").asText()).isEqualTo("甲地");
        assertThat(document.tree().path("reportedAt").asText())
                .isEqualTo("2025-05-19T18:06:00+08:00");
        assertThat(document.occurredAt()).contains(Instant.parse("2025-05-19T10:06:00Z"));
    }

    @Test
    void evidenceIsKeptOncePerId() throws IOException {
        apply(EventType.EVIDENCE_ADDED, "{\"evidence\":[{\"evidenceId\":\"E1\"}]}");
        apply(
                EventType.EVIDENCE_ADDED,
                "{\"evidence\":[{\"evidenceId\":\"E1\",\"kind\":\"PHOTO\"},"
                        + "{\"evidenceId\":\"E2\"}]}");

        assertThat(document.elements("evidence").toList()).hasSize(2);
        assertThat(document.tree().at("/evidence/0/kind").asText()).isEqualTo("PHOTO");
        assertThat(document.state()).isEqualTo(CaseState.EVIDENCE_READY);
    }

    @Test
    void aNewDeterminationTakesTheOldOnesPlaceAndTheNextVersion() throws IOException {
        apply(EventType.LIABILITY_DETERMINED, "{\"liability\":{\"version\":7}}");
        assertThat(document.tree().at("/liability/version").asInt()).isEqualTo(1);

        apply(EventType.LIABILITY_SUPERSEDED, "{\"liability\":{\"facts\":\"改\"}}");
        assertThat(document.tree().at("/liability/version").asInt()).isEqualTo(2);
        assertThat(document.tree().at("/liability/facts").asText()).isEqualTo("改");
    }

    @Test
    void aCaseNeverGoesBack() throws IOException {
        apply(EventType.CLAIM_NOTIFIED, "{}");
        apply(EventType.EVIDENCE_ADDED, "{\"evidence\":[]}");
        assertThat(document.state()).isEqualTo(CaseState.CLAIMING);
    }

    @Test
    void aClaimIsShownOncePerVehicleAndPolicyKind() throws IOException {
        CaseFold.claim(document, tree("{\"vehicleId\":\"V1\",\"policyKind\":\"COMPULSORY\"}"));
        CaseFold.claim(document, tree("{\"vehicleId\":\"V1\",\"policyKind\":\"COMMERCIAL\"}"));
        CaseFold.claim(
                document,
                tree("{\"vehicleId\":\"V1\",\"policyKind\":\"COMPULSORY\",\"step\":\"PAID\"}"));

        assertThat(document.elements("claims").toList()).hasSize(2);
        assertThat(document.tree().at("/claims/0/step").asText()).isEqualTo("PAID");
    }

    @Test
    void aCaseIsRoutedOnceLiabilityIsDeterminedAndNobodyWaitsForAPerson() throws IOException {
        route("V1", "RESOLVED");
        route("V2", "WAITING");
        assertThat(document.state()).isEqualTo(CaseState.RECEIVED);
        apply(EventType.LIABILITY_DETERMINED, "{\"liability\":{\"kind\":\"DETERMINATION\"}}");
        assertThat(document.state()).isEqualTo(CaseState.LIABILITY_DETERMINED);

        route("V2", "NO_POLICY");

        assertThat(document.state()).isEqualTo(CaseState.ROUTED);
    }

    @Test
    void aCaseIsClosedWhenTheClaimsOfAllItsLinesHaveEnded() throws IOException {
        route("V1", "RESOLVED");
        route("V2", "RESOLVED");
        route("V3", "NOT_LINKED");
        apply(EventType.CLAIM_CLOSED, "{}");
        claim("V1", "CLOSED");
        assertThat(document.state()).isEqualTo(CaseState.CLAIMING);

        claim("V2", "REJECTED");

        assertThat(document.state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void aReopenedClaimOrALaterLineOpensTheCaseAgain() throws IOException {
        route("V1", "RESOLVED");
        apply(EventType.CLAIM_CLOSED, "{}");
        claim("V1", "CLOSED");
        assertThat(document.state()).isEqualTo(CaseState.CLOSED);

        apply(EventType.CLAIM_REOPENED, "{}");
        claim("V1", "");
        assertThat(document.state()).isEqualTo(CaseState.CLAIMING);

        claim("V1", "CLOSED");
        assertThat(document.state()).isEqualTo(CaseState.CLOSED);
        route("V2", "RESOLVED");
        assertThat(document.state()).isEqualTo(CaseState.CLAIMING);
    }

    private void route(String vehicleId, String outcome) {
        CaseFold.route(document, line(vehicleId).put("outcome", outcome));
    }

    private void claim(String vehicleId, String outcome) {
        ObjectNode claim = line(vehicleId);
        CaseFold.claim(document, outcome.isEmpty() ? claim : claim.put("outcome", outcome));
    }

    private static ObjectNode line(String vehicleId) {
        return JSON.createObjectNode().put("vehicleId", vehicleId).put("policyKind", "COMPULSORY");
    }

    private void apply(EventType type, String data) throws IOException {
        CaseFold.apply(
                document, new CanonicalEvent("e", "s", type, "n", Instant.EPOCH, tree(data)));
    }

    private static ObjectNode tree(String json) throws IOException {
        return (ObjectNode) JSON.readTree(json);
    }
}
