package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tongqu.failure.ErrorCode;
import org.tongqu.ledger.Lines;
import org.tongqu.sandbox.ccic.CcicSim;
import org.tongqu.sandbox.simulator.Fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/** A batch partner whose files are wrong, late or missing: reported once, and the rest goes on. */
@ExtendWith(BadInputHub.class)
class BadFilesIT {
    private static final String CCIC = "ccic-sim";

    private final BadInputHub.Started hub = BadInputHub.hub();
    private final CcicSim ccic = hub.sandbox().ccic();
    private final Instant since = Instant.now().minusMillis(1);

    @AfterEach
    void clear() {
        ccic.faults().clear();
    }

    @Test
    void keepsAFileWithAWrongTotalAndReadsTheNext() throws Exception {
        ccic.faults().next(Fault.WRONG_TOTAL, 1);
        String accidentNo = report(OneCar.ofCcic());
        hub.ledger().message("INVALID", ErrorCode.FILE_TOTAL_MISMATCH, CCIC, since);
        untilEnded(accidentNo);
    }

    @Test
    void refusesAFlagWithAWrongSignatureAndReadsTheNext() throws Exception {
        String accidentNo = report(OneCar.ofCcic());
        hub.ledger().confirmed(accidentNo, CCIC);
        ccic.faults().next(Fault.WRONG_SIGNATURE, 1);
        hub.ledger().message("REFUSED", ErrorCode.SIGNATURE_INVALID, CCIC, since);
        untilEnded(accidentNo);
    }

    @Test
    void waitsForAFileThatComesAfterItsSuccessor() throws Exception {
        ccic.faults().next(Fault.SEQUENCE_GAP, 1);
        untilEnded(report(OneCar.ofCcic()));
    }

    @Test
    void waitsForAFlagThatComesLate() throws Exception {
        ccic.faults().next(Fault.MISSING_OK, 1);
        untilEnded(report(OneCar.ofCcic()));
    }

    @Test
    void reportsAFlagThatDoesNotCome() throws Exception {
        leave("CCIC_LATE_20250519_180000_0001.dat");
        assertThat(
                        hub.ledger()
                                .message("REFUSED", ErrorCode.FILE_FLAG_MISSING, CCIC, since)
                                .externalId())
                .contains("CCIC_LATE_20250519_180000_0001.dat");
    }

    @Test
    void reportsAGapThatIsNotFilled() throws Exception {
        leave("CCIC_GAP_20250519_180000_0007.dat");
        leave("CCIC_GAP_20250519_180000_0007.ok");
        assertThat(
                        hub.ledger()
                                .message("REFUSED", ErrorCode.FILE_SEQUENCE_GAP, CCIC, since)
                                .externalId())
                .contains("CCIC_GAP_20250519_180000_0007.dat");
        untilEnded(report(OneCar.ofCcic()));
    }

    private String report(OneCar car) throws Exception {
        String accidentNo = Sending.by(hub).accept(car.reported());
        Sending.by(hub).accept(car.liability());
        return accidentNo;
    }

    private void untilEnded(String accidentNo) {
        hub.ledger()
                .until(
                        () ->
                                hub.hub().bean(Lines.class).of(accidentNo).stream()
                                        .filter(line -> line.progress().isEnded())
                                        .findFirst());
    }

    /** Leaves a file in the partner's folder, whole at once. */
    private void leave(String name) throws IOException {
        Path out = hub.var().resolve("sandbox/ccic/zs/out");
        Path draft = Files.writeString(hub.var().resolve(name), "?", StandardCharsets.US_ASCII);
        Files.move(draft, out.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
