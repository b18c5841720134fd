package org.tongqu.sandbox.ccic;

import static org.tongqu.sandbox.ccic.FixedWidth.digits;
import static org.tongqu.sandbox.ccic.FixedWidth.padded;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.MessageLog;

/** What CCIC-SIM does with a record: takes a report, and writes the line of the result file. */
final class CcicDesk {

    private static final String ACCEPTED = "A";
    private static final String DUPLICATE = "D";
    private static final String NOT_INSURED = "N1";
    private static final String BAD_RECORD = "N2";
    private static final String UPDATE = "U";
    private static final String WITHOUT_LIABILITY = "5";

    private final ClaimBook claims;
    private final MessageLog log;
    private final FaultBoard faults;

    CcicDesk(ClaimBook claims, MessageLog log, FaultBoard faults) {
        this.claims = claims;
        this.log = log;
        this.faults = faults;
    }

    /** The line of the result file. */
    String answer(int fileNumber, byte[] line) {
        FixedWidth record = new FixedWidth(line);
        String sequence = record.text(2, 6);
        log.add("ACC", digits(fileNumber, 4) + "/" + sequence, line);
        String accidentNo = record.text(8, 16);
        String named = faults.strikes(Fault.WRONG_ID) ? "ZS19000101000001" : accidentNo;
        try {
            return take(record, sequence, named);
        } catch (SandboxException e) {
            return result(sequence, named, BAD_RECORD, "");
        }
    }

    private String take(FixedWidth record, String sequence, String accidentNo) {
        Claim.Report report = readReport(record);
        if (faults.strikes(Fault.NOT_INSURED) || !claims.insures(report.policyNo())) {
            return result(sequence, accidentNo, NOT_INSURED, "");
        }
        ClaimBook.Opened opened = claims.open(report);
        boolean expected = opened.isNew() || record.text(24, 1).equals(UPDATE);
        return result(
                sequence, accidentNo, expected ? ACCEPTED : DUPLICATE, opened.claim().reportNo());
    }

    private static String result(
            String sequence, String accidentNo, String result, String reportNo) {
        String line = "D" + sequence + padded(accidentNo, 16) + padded(result, 2);
        return padded(line + padded(reportNo, 30), 60);
    }

    private static Claim.Report readReport(FixedWidth record) {
        record.number(25, 8);
        record.number(33, 6);
        return new Claim.Report(
                new Claim.Key(
                        record.required(8, 16),
                        record.required(105, 12),
                        kind(record.required(190, 2))),
                record.required(192, 40),
                record.required(186, 1).equals(WITHOUT_LIABILITY));
    }

    private static PolicyKind kind(String riskType) {
        return switch (riskType) {
            case "01" -> PolicyKind.COMPULSORY;
            case "02" -> PolicyKind.COMMERCIAL;
            default -> throw new SandboxException("unknown RSKTYP");
        };
    }
}
