package org.tongqu.sandbox.picc;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.insurer.Claim.Progress;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.MessageLog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What PICC-SIM does with a packet: takes a report, or tells how a claim goes. */
final class PiccDesk {

    private static final String HEAD = "requesthead";
    private static final String BODY = "requestbody";
    private static final String REPORT_INFO = "reportInfo";
    private static final String REPORT = "ZSJB01";
    private static final String PROGRESS = "ZSJB09";
    private static final String USER = "HUB";
    private static final String WITHOUT_LIABILITY = "14";

    private final byte[] password;
    private final ClaimBook claims;
    private final MessageLog log;
    private final FaultBoard faults;
    private final Map<String, String> registNoByUuid = new ConcurrentHashMap<>();

    PiccDesk(String password, ClaimBook claims, MessageLog log, FaultBoard faults) {
        this.password = password.getBytes(StandardCharsets.UTF_8);
        this.claims = claims;
        this.log = log;
        this.faults = faults;
    }

    PiccAnswer answer(byte[] plain) {
        String type = "";
        String uuid = "";
        try {
            PiccXml packet = PiccXml.parse(plain);
            type = packet.required(HEAD, "request_type");
            uuid = packet.required(HEAD, "uuid");
            if (!allowed(packet)) {
                return PiccAnswer.error(type, uuid, PiccAnswer.WRONG_PASSWORD);
            }
            log.add(type, uuid, plain);
            return switch (type) {
                case REPORT -> report(packet, uuid);
                case PROGRESS -> progress(packet, uuid);
                default -> PiccAnswer.error(type, uuid, PiccAnswer.BAD_MESSAGE);
            };
        } catch (SandboxException e) {
            return PiccAnswer.error(type, uuid, PiccAnswer.BAD_MESSAGE);
        }
    }

    private boolean allowed(PiccXml packet) {
        byte[] given = packet.required(HEAD, "password").getBytes(StandardCharsets.UTF_8);
        return packet.required(HEAD, "user").equals(USER) && MessageDigest.isEqual(given, password);
    }

    private PiccAnswer report(PiccXml packet, String uuid) {
        Optional<String> known = Optional.ofNullable(registNoByUuid.get(uuid));
        if (known.isPresent()) {
            return PiccAnswer.reported(REPORT, uuid, known.get());
        }
        Claim.Report report = readReport(packet);
        if (faults.strikes(Fault.REFUSED)) {
            return PiccAnswer.error(REPORT, uuid, PiccAnswer.BAD_MESSAGE);
        }
        if (faults.strikes(Fault.NOT_INSURED) || !claims.insures(report.policyNo())) {
            return PiccAnswer.error(REPORT, uuid, PiccAnswer.NOT_INSURED);
        }
        String registNo = claims.open(report).claim().reportNo();
        registNoByUuid.put(uuid, registNo);
        return PiccAnswer.reported(REPORT, uuid, registNo);
    }

    private PiccAnswer progress(PiccXml packet, String uuid) {
        String registNo = packet.required(BODY, "registNo");
        Optional<Claim> claim = claims.find(registNo);
        if (claim.isEmpty()) {
            return PiccAnswer.error(PROGRESS, uuid, PiccAnswer.UNKNOWN_REPORT);
        }
        List<Progress> steps = new ArrayList<>(claims.progress(claim.get()));
        if (faults.strikes(Fault.DUPLICATE)) {
            steps.addAll(List.copyOf(steps));
        }
        return PiccAnswer.progress(PROGRESS, uuid, registNo, steps);
    }

    private static Claim.Report readReport(PiccXml packet) {
        packet.required(REPORT_INFO, "damageDate");
        packet.required(REPORT_INFO, "damageHour");
        return new Claim.Report(
                new Claim.Key(
                        packet.required(REPORT_INFO, "thirdCaseNo"),
                        packet.required(REPORT_INFO, "licenseNo"),
                        kind(packet.required(REPORT_INFO, "riskCode"))),
                packet.required(REPORT_INFO, "policyNo"),
                packet.required(REPORT_INFO, "indemnityDuty").equals(WITHOUT_LIABILITY));
    }

    private static PolicyKind kind(String riskCode) {
        return switch (riskCode) {
            case "0507" -> PolicyKind.COMPULSORY;
            case "0511" -> PolicyKind.COMMERCIAL;
            default -> throw new SandboxException("unknown riskCode");
        };
    }
}
