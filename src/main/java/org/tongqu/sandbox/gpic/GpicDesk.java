package org.tongqu.sandbox.gpic;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What GPIC-SIM does with a packet: takes a report. */
final class GpicDesk {
    static final String REPORT = "01";

    private static final String WITHOUT_LIABILITY = "4";

    private final ClaimBook claims;
    private final FaultBoard faults;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    GpicDesk(ClaimBook claims, FaultBoard faults) {
        this.claims = claims;
        this.faults = faults;
    }

    GpicAnswer answer(GpicXml packet, String serialNo) {
        if (taken.contains(serialNo)) {
            return GpicAnswer.repeated(serialNo);
        }
        try {
            if (!packet.child("Head").text("RequestType").equals(REPORT)) {
                return GpicAnswer.incomplete(serialNo);
            }
            Claim.Report report = report(packet.child("Body").child("BasePart"));
            if (faults.strikes(Fault.NOT_INSURED) || !claims.insures(report.policyNo())) {
                return GpicAnswer.notInsured(serialNo);
            }
            return taken.add(serialNo)
                    ? GpicAnswer.taken(serialNo, claims.open(report).claim().reportNo())
                    : GpicAnswer.repeated(serialNo);
        } catch (SandboxException e) {
            return GpicAnswer.incomplete(serialNo);
        }
    }

    private static Claim.Report report(GpicXml part) {
        if (!part.text("LossTime").matches("[0-9]{12}")) {
            throw new SandboxException("LossTime is not yyyyMMddHHmm");
        }
        String liability = part.text("AccidentLiability");
        if (!liability.matches("[0-4]")) {
            throw new SandboxException("unknown AccidentLiability");
        }
        return new Claim.Report(
                new Claim.Key(
                        part.text("AccidentCode"),
                        part.text("LicensePlateNo"),
                        kind(part.text("CoverageType"))),
                part.text("PolicyNo"),
                liability.equals(WITHOUT_LIABILITY));
    }

    private static PolicyKind kind(String coverageType) {
        return switch (coverageType) {
            case "1" -> PolicyKind.COMPULSORY;
            case "2" -> PolicyKind.COMMERCIAL;
            default -> throw new SandboxException("unknown CoverageType");
        };
    }
}
