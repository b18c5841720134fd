package org.tongqu.sandbox.ccic;

import static org.tongqu.sandbox.ccic.FixedWidth.digits;
import static org.tongqu.sandbox.ccic.FixedWidth.padded;

import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.insurer.Claim.Progress;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Step;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes progress files, numbered from 0001, whenever there is progress. */
final class CcicProgress {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZONE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmmss").withZone(ZONE);
    private static final String DIRECTION = "out";
    private static final int LAST_NUMBER = 9999;

    private final CcicFolders folders;
    private final CcicSeal seal;
    private final ClaimBook claims;
    private final FaultBoard faults;
    private final Clock clock;
    private final Map<String, Integer> told = new HashMap<>();
    private final Map<String, byte[]> withheld = new HashMap<>();

    CcicProgress(
            CcicFolders folders, CcicSeal seal, ClaimBook claims, FaultBoard faults, Clock clock) {
        this.folders = folders;
        this.seal = seal;
        this.claims = claims;
        this.faults = faults;
        this.clock = clock;
    }

    /** Writes a file, if there is something to tell. */
    void look() {
        List<String> records = new ArrayList<>();
        long sum = 0;
        boolean twice = faults.state().containsKey(Fault.DUPLICATE);
        for (Claim claim : claims.claims()) {
            List<Progress> steps = claims.progress(claim);
            int before = told.getOrDefault(claim.reportNo(), 0);
            for (Progress step : steps.subList(before, steps.size())) {
                int copies = twice ? 2 : 1;
                for (int i = 0; i < copies; i++) {
                    records.add(record(records.size() + 1, claim, step));
                    sum += step.assessedFen().orElse(0);
                }
            }
            told.put(claim.reportNo(), steps.size());
        }
        if (!records.isEmpty()) {
            write(records, sum);
        }
    }

    private void write(List<String> records, long sum) {
        if (faults.state().containsKey(Fault.DUPLICATE)) {
            faults.strikes(Fault.DUPLICATE);
        }
        CcicFile file = file(records, sum);
        byte[] content = seal.seal(file.plain());
        byte[] flag = flag(file);
        String flagName = CcicFile.renamed(file.name(), ".ok");
        if (faults.strikes(Fault.SEQUENCE_GAP)) {
            withheld.put(file.name(), content);
            withheld.put(flagName, flag);
            return;
        }
        folders.answer(file.name(), content);
        if (faults.strikes(Fault.MISSING_OK)) {
            withheld.put(flagName, flag);
            return;
        }
        folders.answer(flagName, flag);
        // What was withheld comes after its successor, data before flags.
        new TreeMap<>(withheld).forEach(folders::answer);
        withheld.clear();
    }

    private byte[] flag(CcicFile file) {
        String signed = seal.sign(file.flag());
        if (faults.strikes(Fault.WRONG_SIGNATURE)) {
            String other = seal.sign(file.flag() + " ");
            signed = file.flag() + other.substring(other.lastIndexOf('|'));
        }
        return signed.getBytes(StandardCharsets.UTF_8);
    }

    private CcicFile file(List<String> records, long sum) {
        int number = folders.number(DIRECTION);
        folders.setNumber(DIRECTION, number == LAST_NUMBER ? 1 : number + 1);
        String date = DATE.format(clock.instant());
        String time = TIME.format(clock.instant());
        String name = "CCIC_PRG_" + date + "_" + time + "_" + digits(number, 4) + ".dat";
        long stated = faults.strikes(Fault.WRONG_TOTAL) ? sum + 1 : sum;
        String header =
                "H1.0CCICHUB "
                        + date
                        + time
                        + digits(number, 4)
                        + digits(records.size(), 6)
                        + digits(stated, 12);
        return new CcicFile(name, header, records, stated);
    }

    private static String record(int sequence, Claim claim, Progress step) {
        Claim.Key key = claim.report().key();
        String record =
                "P"
                        + digits(sequence, 6)
                        + padded(claim.reportNo(), 30)
                        + padded(key.accidentNo(), 16)
                        + (key.kind() == PolicyKind.COMPULSORY ? "01" : "02")
                        + status(step.step())
                        + DATE.format(step.at())
                        + TIME.format(step.at())
                        + digits(step.assessedFen().orElse(0), 12)
                        + digits(step.paidFen().orElse(0), 12)
                        + digits(step.sequence(), 6);
        return padded(record, 120);
    }

    private static String status(Step step) {
        return switch (step) {
            case NOTIFIED -> "01";
            case REGISTERED -> "02";
            case SURVEYED -> "03";
            case ASSESSED -> "04";
            case ASSESSMENT_APPROVED -> "05";
            case DOCS_COMPLETE -> "06";
            case CALCULATED -> "07";
            case CLAIM_APPROVED -> "08";
            case PAID -> "09";
            case CLOSED -> "10";
            case ZERO_CLOSED -> "11";
            case CANCELLED -> "12";
            case REJECTED -> "13";
            case REOPENED -> "14";
        };
    }
}
