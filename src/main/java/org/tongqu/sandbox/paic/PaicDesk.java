package org.tongqu.sandbox.paic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.insurer.Claim.Progress;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.wire.Json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What PAIC-SIM does with a report, and what it tells of an event when asked. */
final class PaicDesk {

    private static final String REPORT = "reportInfo";
    private static final String OK = "999999";
    private static final String NOT_INSURED = "120008";
    private static final String RETRY_LATER = "500001";
    private static final String BAD_MESSAGE = "130001";
    private static final String UNKNOWN_EVENT = "130002";
    private static final String WRONG_TOKEN = "110001";
    private static final String NO_DUTY = "5";

    private final ClaimBook claims;
    private final FaultBoard faults;
    private final Map<String, String> dutyByReportNo = new ConcurrentHashMap<>();

    /** An answer, and the claim that a report opened just now. */
    record Answered(ObjectNode answer, Optional<Claim> opened) {}

    PaicDesk(ClaimBook claims, FaultBoard faults) {
        this.claims = claims;
        this.faults = faults;
    }

    ObjectNode wrongToken(JsonNode request) {
        return error(request, WRONG_TOKEN);
    }

    ObjectNode later(JsonNode request) {
        return error(request, RETRY_LATER);
    }

    Answered report(JsonNode request) {
        try {
            return taken(request, readReport(request.path(REPORT)));
        } catch (SandboxException e) {
            return new Answered(error(request, BAD_MESSAGE), Optional.empty());
        }
    }

    /** A first report may not be taken twice; any other changes what is known of its claim. */
    private Answered taken(JsonNode request, Claim.Report report) {
        if (faults.strikes(Fault.NOT_INSURED) || !claims.insures(report.policyNo())) {
            return new Answered(error(request, NOT_INSURED), Optional.empty());
        }
        boolean first = Json.text(request, "avoidRepeatData").equals("Y");
        ClaimBook.Opened opened = claims.open(report);
        String reportNo = opened.claim().reportNo();
        dutyByReportNo.put(reportNo, request.path(REPORT).path("dutyType").asText());
        ObjectNode answer = answer(request, OK).put("reportNo", reportNo);
        answer.put("repeat", first && !opened.isNew());
        return new Answered(
                answer, opened.isNew() ? Optional.of(opened.claim()) : Optional.empty());
    }

    ObjectNode detail(JsonNode request) {
        try {
            String eventId = Json.text(request, "eventId");
            return claims.find(Json.text(request, "caseNo"))
                    .flatMap(claim -> step(claim, eventId).map(step -> detail(claim, step)))
                    .map(detail -> (ObjectNode) answer(request, OK).set("detail", detail))
                    .orElseGet(() -> error(request, UNKNOWN_EVENT));
        } catch (SandboxException e) {
            return error(request, BAD_MESSAGE);
        }
    }

    private Optional<Progress> step(Claim claim, String eventId) {
        List<Progress> taken = claims.progress(claim);
        return taken.stream()
                .filter(step -> PaicCodes.eventId(claim, step).equals(eventId))
                .findFirst();
    }

    private ObjectNode detail(Claim claim, Progress step) {
        PolicyKind kind = claim.report().key().kind();
        ObjectNode detail = Json.object().put("eventId", PaicCodes.eventId(claim, step));
        detail.put("caseNo", claim.reportNo()).put("planCode", PaicCodes.plan(kind));
        detail.put("caseStatus", PaicCodes.status(step.step(), kind));
        detail.put("dutyType", ownDuty(dutyByReportNo.getOrDefault(claim.reportNo(), "")));
        detail.put("seq", step.sequence()).put("statusTime", PaicCodes.time(step.at()));
        step.assessedFen().ifPresent(fen -> detail.put("lossAmount", PaicCodes.yuan(fen)));
        step.paidFen().ifPresent(fen -> detail.put("payAmount", PaicCodes.yuan(fen)));
        return detail;
    }

    /** What is told as 0 comes back as 6. */
    private static String ownDuty(String told) {
        return told.equals("0") ? "6" : told;
    }

    private static Claim.Report readReport(JsonNode report) {
        Json.text(report, "accidentDate");
        String duty = Json.text(report, "dutyType");
        if (!duty.matches("[0-5]")) {
            throw new SandboxException("unknown dutyType");
        }
        return new Claim.Report(
                new Claim.Key(
                        Json.text(report, "outerOrderNo"),
                        Json.text(report, "carMark"),
                        PaicCodes.kind(Json.text(report, "planCode"))),
                Json.text(report, "policyNo"),
                duty.equals(NO_DUTY));
    }

    private static ObjectNode error(JsonNode request, String code) {
        return answer(request, code);
    }

    private static ObjectNode answer(JsonNode request, String code) {
        return Json.object()
                .put("requestId", request.path("requestId").asText())
                .put("code", code)
                .put("message", "模拟");
    }
}
