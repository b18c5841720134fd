package org.tongqu.sandbox.snic;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.sandbox.wire.Json;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What SNIC-SIM does with a report. */
final class SnicDesk {

    private static final String WITHOUT_LIABILITY = "NIL";

    private final ClaimBook claims;
    private final MessageLog log;
    private final FaultBoard faults;
    private final Map<String, String> numberByRequest = new ConcurrentHashMap<>();

    SnicDesk(ClaimBook claims, MessageLog log, FaultBoard faults) {
        this.claims = claims;
        this.log = log;
        this.faults = faults;
    }

    /** The plain answer; fails when the report does not even have a requestId. */
    ObjectNode answer(byte[] plain) {
        ObjectNode request = Json.readObject(plain);
        String requestId = Json.text(request, "requestId");
        log.add("accidents", requestId, plain);
        String known = numberByRequest.get(requestId);
        if (known != null) {
            return answer(requestId, "known").put("claimReportNo", known);
        }
        try {
            return report(requestId, request);
        } catch (SandboxException e) {
            return answer(requestId, "refused").put("reason", "badMessage");
        }
    }

    private ObjectNode report(String requestId, ObjectNode request) {
        Claim.Report report = readReport(request);
        if (faults.strikes(Fault.NOT_INSURED) || !claims.insures(report.policyNo())) {
            return answer(requestId, "refused").put("reason", "policyNotOurs");
        }
        String number = claims.open(report).claim().reportNo();
        numberByRequest.put(requestId, number);
        return answer(requestId, "accepted").put("claimReportNo", number);
    }

    private static ObjectNode answer(String requestId, String result) {
        return Json.object().put("requestId", requestId).put("result", result);
    }

    private static Claim.Report readReport(ObjectNode request) {
        try {
            OffsetDateTime.parse(Json.text(request, "occurredAt"));
        } catch (DateTimeException e) {
            throw new SandboxException("occurredAt is no time");
        }
        return new Claim.Report(
                new Claim.Key(
                        Json.text(request, "accidentNo"),
                        Json.text(request.path("vehicle"), "plateNo"),
                        kind(Json.text(request.path("policy"), "coverage"))),
                Json.text(request.path("policy"), "policyNo"),
                Json.text(request, "liability").equals(WITHOUT_LIABILITY));
    }

    private static PolicyKind kind(String coverage) {
        return switch (coverage) {
            case "compulsory" -> PolicyKind.COMPULSORY;
            case "commercial" -> PolicyKind.COMMERCIAL;
            default -> throw new SandboxException("unknown coverage");
        };
    }
}
