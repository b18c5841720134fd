package org.tongqu.sandbox.cpic;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.sandbox.wire.Json;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What CPIC-SIM does with a request: takes a report. */
final class CpicDesk {

    private static final String WITHOUT_LIABILITY = "无责";

    private final ClaimBook claims;
    private final MessageLog log;
    private final FaultBoard faults;
    private final Map<String, String> noticeNoByMessage = new ConcurrentHashMap<>();

    CpicDesk(ClaimBook claims, MessageLog log, FaultBoard faults) {
        this.claims = claims;
        this.log = log;
        this.faults = faults;
    }

    /** The plain reply; fails when the request does not even have a message_id. */
    ObjectNode answer(byte[] plain) {
        ObjectNode request = Json.readObject(plain);
        String messageId = Json.text(request, "message_id");
        log.add("report", messageId, plain);
        try {
            return report(request, messageId);
        } catch (SandboxException e) {
            return rejected(messageId, "BAD_MESSAGE");
        }
    }

    private ObjectNode report(ObjectNode request, String messageId) {
        String known = noticeNoByMessage.get(messageId);
        if (known != null) {
            return accepted(messageId, known);
        }
        Claim.Report report = readReport(request);
        if (faults.strikes(Fault.NOT_INSURED) || !claims.insures(report.policyNo())) {
            return rejected(messageId, "NOT_INSURED");
        }
        String noticeNo = claims.open(report).claim().reportNo();
        noticeNoByMessage.put(messageId, noticeNo);
        return accepted(messageId, noticeNo);
    }

    private static ObjectNode accepted(String messageId, String noticeNo) {
        ObjectNode reply = Json.object().put("message_id", messageId);
        return reply.put("status", "ACCEPTED").put("notice_no", noticeNo);
    }

    private static ObjectNode rejected(String messageId, String reason) {
        ObjectNode reply = Json.object().put("message_id", messageId);
        return reply.put("status", "REJECTED").put("reason", reason);
    }

    private static Claim.Report readReport(ObjectNode request) {
        if (!request.path("loss_time").isIntegralNumber()) {
            throw new SandboxException("loss_time is not a whole number");
        }
        return new Claim.Report(
                new Claim.Key(
                        Json.text(request, "case_no"),
                        Json.text(request, "plate_no"),
                        kind(Json.text(request, "product_code"))),
                Json.text(request, "policy_no"),
                Json.text(request, "liability").equals(WITHOUT_LIABILITY));
    }

    private static PolicyKind kind(String productCode) {
        return switch (productCode) {
            case "CTPL" -> PolicyKind.COMPULSORY;
            case "MOTOR" -> PolicyKind.COMMERCIAL;
            default -> throw new SandboxException("unknown product_code");
        };
    }
}
