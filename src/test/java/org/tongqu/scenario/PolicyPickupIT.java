package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tongqu.failure.ErrorCode;
import org.tongqu.underwriting.PolicyFiles;
import org.tongqu.underwriting.PolicyFiles.Imported;
import org.tongqu.underwriting.PolicyImport.BadRow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/** An insurer leaves its policies on its SFTP server; the hub picks them up. */
@ExtendWith(BadInputHub.class)
class PolicyPickupIT {
    private static final String CCIC = "ccic-sim";
    private static final String HEADER =
            "policyNo,kind,plateNo,plateType,vin,insurerCode,servicingInsurerCode,startAt,endAt,"
                    + "status,branchDivision\n";
    private static final String PERIOD = "2020-01-01T00:00,2099-12-31T24:00,IN_FORCE,330900\n";

    private final BadInputHub.Started hub = BadInputHub.hub();
    private final PolicyFiles files = hub.hub().bean(PolicyFiles.class);
    private final Path folder = hub.var().resolve("sandbox/ccic/zs/policies");
    private final Instant since = Instant.now().minusMillis(1);

    @Test
    void importsTheRowsOfThatInsurerAndDeletesTheFile() throws Exception {
        String row = "PICKUP-0001,COMPULSORY,浙L0T901,02,LTTAA11B6R0000901,CCIC,," + PERIOD;
        String foreign = "PICKUP-0002,COMPULSORY,浙L0T902,02,LTTAA11B6R0000902,PICC,," + PERIOD;

        Path left = leave("ccic-daily.csv", HEADER + row + foreign);

        Imported imported = hub.ledger().until(() -> imported("ccic-daily.csv"));
        assertThat(imported.insurerCode()).contains("CCIC");
        assertThat(imported.rows()).isEqualTo(2);
        hub.ledger().until(() -> Files.exists(left) ? Optional.empty() : Optional.of(left));
        assertThat(files.badRows(imported.fileDigest()))
                .containsExactly(new BadRow(3, "insurerCode", ErrorCode.INVALID_VALUE));
        OneCar car = OneCar.of(row);
        String accidentNo = Sending.by(hub).accept(car.reported());
        Sending.by(hub).accept(car.liability());
        hub.ledger().delivery(accidentNo, CCIC, d -> true);
    }

    @Test
    void notesAFileThatIsCutAndImportsNothingOfIt() throws Exception {
        Path left = leave("ccic-cut.csv", HEADER + "PICKUP-0003,COMPULSORY,浙L0T9");

        assertThat(
                        hub.ledger()
                                .message("REFUSED", ErrorCode.FILE_MALFORMED, CCIC, since)
                                .externalId())
                .contains("ccic-cut.csv");
        hub.ledger().until(() -> Files.exists(left) ? Optional.empty() : Optional.of(left));
        assertThat(imported("ccic-cut.csv")).isEmpty();
    }

    @Test
    void leavesWhatIsNoPolicyFile() throws Exception {
        Path left = leave("half.csv.part", HEADER);
        Path taken = leave("whole.csv", HEADER);

        hub.ledger().until(() -> Files.exists(taken) ? Optional.empty() : Optional.of(taken));
        assertThat(left).exists();
    }

    private Optional<Imported> imported(String name) {
        return files.list(100).stream().filter(f -> f.fileName().equals(name)).findFirst();
    }

    /** Leaves a file in the partner's folder, whole at once. */
    private Path leave(String name, String text) throws IOException {
        Path draft = Files.writeString(hub.var().resolve(name), text);
        return Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
