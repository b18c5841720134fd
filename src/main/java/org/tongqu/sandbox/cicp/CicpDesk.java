package org.tongqu.sandbox.cicp;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What CICP-SIM does with a report. Every answer repeats the report's {@code lsh}. */
final class CicpDesk {

    private static final String OK = "00";
    private static final String BAD_MESSAGE = "01";
    private static final String DUPLICATE = "03";
    private static final String NOT_INSURED = "08";
    private static final String LATER = "99";
    private static final String WITHOUT_LIABILITY = "5";
    private static final Set<String> SERVICE_MODES = Set.of("1", "2");

    private final ClaimBook claims;
    private final MessageLog log;
    private final FaultBoard faults;
    private final Map<String, String> bahByLsh = new ConcurrentHashMap<>();

    CicpDesk(ClaimBook claims, MessageLog log, FaultBoard faults) {
        this.claims = claims;
        this.log = log;
        this.faults = faults;
    }

    ObjectNode answer(CicpSeal.Request request) {
        log.add("bj", request.lsh(), request.plain());
        if (faults.strikes(Fault.RETRY_LATER)) {
            return result(request.lsh(), LATER);
        }
        String known = bahByLsh.get(request.lsh());
        if (known != null) {
            return result(request.lsh(), DUPLICATE).put("bah", known);
        }
        try {
            return report(request.lsh(), read(Json.readObject(request.plain())));
        } catch (SandboxException e) {
            return result(request.lsh(), BAD_MESSAGE);
        }
    }

    private ObjectNode report(String lsh, Claim.Report report) {
        if (faults.strikes(Fault.NOT_INSURED) || !claims.insures(report.policyNo())) {
            return result(lsh, NOT_INSURED);
        }
        String bah = claims.open(report).claim().reportNo();
        bahByLsh.put(lsh, bah);
        return result(lsh, OK).put("bah", bah);
    }

    private static Claim.Report read(ObjectNode content) {
        if (!Json.text(content, "cxsj").matches("\\d{14}")) {
            throw new SandboxException("cxsj is no time");
        }
        if (!SERVICE_MODES.contains(Json.text(content, "fwms"))) {
            throw new SandboxException("unknown fwms");
        }
        return new Claim.Report(
                new Claim.Key(
                        Json.text(content, "sgbh"),
                        Json.text(content, "cph"),
                        kind(Json.text(content, "xzdm"))),
                Json.text(content, "bdh"),
                Json.text(content, "sgzr").equals(WITHOUT_LIABILITY));
    }

    private static PolicyKind kind(String xzdm) {
        return switch (xzdm) {
            case "JQ" -> PolicyKind.COMPULSORY;
            case "SY" -> PolicyKind.COMMERCIAL;
            default -> throw new SandboxException("unknown xzdm");
        };
    }

    private static ObjectNode result(String lsh, String jg) {
        return Json.object().put("lsh", lsh).put("jg", jg);
    }
}
