package org.tongqu.sandbox.ccic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongqu.sandbox.ccic.FixedWidth.digits;
import static org.tongqu.sandbox.ccic.FixedWidth.padded;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.sandbox.crypto.Sm3;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.HubDouble;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** CCIC-SIM over real SFTP. */
class CcicSimIT {

    private CcicSim ccic;
    private Uploader uploader;

    @BeforeEach
    void start(@TempDir Path var) throws Exception {
        HubDouble hub = HubDouble.publish(var);
        Clock clock = Clock.systemUTC();
        ccic =
                new CcicSim(
                        new Enrolment(var, new SecureRandom(), clock).ccic(),
                        new HubCertificates(var.resolve("keys/public")),
                        new ClaimBook("CCIC", Duration.ofMillis(20), clock),
                        var.resolve("sandbox/ccic"),
                        0,
                        new SecureRandom(),
                        clock);
        uploader = new Uploader(hub, ccic.port());
    }

    @AfterEach
    void stop() {
        uploader.close();
        ccic.close();
    }

    @Test
    void countsTheBytesOfTheProfilesSampleRecord() {
        String body = record("DEMO-CCIC-C-0001") + "\r\n";
        assertThat(Sm3.hex(body.getBytes(FixedWidth.CHARSET)))
                .isEqualTo("942bf1a752f2f6c6fa5992a164bec9a72b3cacb776afe408b2b3b994285142cc");
    }

    @Test
    void acknowledgesAFileAndAnswersItsRecords() throws Exception {
        CcicFile file = file(1, 0, "DEMO-CCIC-C-0001", "DEMO-PICC-C-0001");
        uploader.upload(file, file.flag());
        assertThat(uploader.signedText(answer(1, ".ack")))
                .isEqualTo("A|" + file.name() + "|" + Sm3.hex(file.plain()));
        assertThat(uploader.open(answer(1, ".rsp")).lines().toList())
                .hasSize(2)
                .allMatch(line -> line.length() == 60)
                .satisfies(
                        lines -> {
                            assertThat(lines.get(0)).startsWith("D000001ZS20250519000001A RCCIC");
                            assertThat(lines.get(1)).startsWith("D000001ZS20250519000001N1 ");
                        });
        assertThat(uploader.signedText(answer(1, ".ok")))
                .startsWith(answer(1, ".rsp") + "|124|2|0|");
        assertThat(ccic.log().entries().get(0).text(FixedWidth.CHARSET)).contains("测试𠮷");
    }

    @Test
    void tellsProgressInNumberedFiles() throws Exception {
        CcicFile file = file(1, 0, "DEMO-CCIC-C-0001");
        uploader.upload(file, file.flag());
        String first = uploader.awaitName("CCIC_PRG_", "_0001.ok");
        assertThat(uploader.signedText(first)).startsWith(CcicFile.renamed(first, ".dat") + "|");
        List<String> lines = uploader.open(CcicFile.renamed(first, ".dat")).lines().toList();
        assertThat(lines.get(0)).startsWith("H1.0CCICHUB ").hasSize(48);
        assertThat(lines.get(1))
                .startsWith("P000001RCCIC")
                .hasSize(120)
                .contains("ZS20250519000001");
    }

    @Test
    void refusesAWholeFileWhenItsTotalIsWrong() throws Exception {
        CcicFile file = file(1, 1, "DEMO-CCIC-C-0001");
        uploader.upload(file, file.flag());
        assertThat(uploader.signedText(answer(1, ".ack"))).isEqualTo("E|TOTAL|sum differs");
        assertThat(ccic.claims().claims()).isEmpty();
        assertThat(ccic.expectedFile()).isEqualTo(2);
    }

    @Test
    void waitsForTheMissingFileAfterAGap() throws Exception {
        CcicFile second = file(2, 0, "DEMO-CCIC-C-0001");
        uploader.upload(second, second.flag());
        assertThat(uploader.signedText(answer(2, ".ack"))).isEqualTo("E|GAP|expected 0001");
        CcicFile first = file(1, 0, "DEMO-CCIC-C-0001");
        uploader.upload(first, first.flag());
        assertThat(uploader.signedText(answer(1, ".ack"))).startsWith("A|");
        assertThat(uploader.open(answer(2, ".rsp"))).startsWith("D000001ZS20250519000001D RCCIC");
    }

    @Test
    void answersARepeatedFileAsDuplicate() throws Exception {
        CcicFile file = file(1, 0, "DEMO-CCIC-C-0001");
        uploader.upload(file, file.flag());
        uploader.open(answer(1, ".rsp"));
        uploader.upload(file, file.flag());
        while (!uploader.signedText(answer(1, ".ack")).equals("D|" + file.name())) {
            Thread.onSpinWait();
        }
        assertThat(ccic.claims().claims()).hasSize(1);
    }

    @Test
    void statesAWrongTotalWhenToldTo() throws Exception {
        ccic.faults().next(Fault.WRONG_TOTAL, 1);
        CcicFile file = file(1, 0, "DEMO-CCIC-C-0001");
        uploader.upload(file, file.flag());
        String header =
                uploader.open(uploader.awaitName("CCIC_PRG_", "_0001.dat")).lines().toList().get(0);
        assertThat(Long.parseLong(header.substring(36)) % 180_000).isEqualTo(1);
    }

    @Test
    void withholdsFlagsUntilTheNextFileAfterTheFault() throws Exception {
        ccic.faults().on(Fault.MISSING_OK);
        CcicFile first = file(1, 0, "DEMO-CCIC-C-0001");
        uploader.upload(first, first.flag());
        uploader.awaitName("CCIC_PRG_", "_0001.dat");
        assertThat(uploader.answers("CCIC_PRG_", ".ok")).isEmpty();
        ccic.faults().clear();
        CcicFile second = secondWithPlate("浙L0T009");
        uploader.upload(second, second.flag());
        assertThat(uploader.signedText(uploader.awaitName("CCIC_PRG_", "_0001.ok")))
                .contains("_0001.dat|");
    }

    private static CcicFile secondWithPlate(String plateNo) {
        CcicFile file = file(2, 0, "DEMO-CCIC-C-0001");
        String other = file.records().get(0).replace(padded("浙LD00001", 12), padded(plateNo, 12));
        return new CcicFile(file.name(), file.header(), List.of(other), file.sum());
    }

    private static String answer(int number, String extension) {
        return "CCIC_ACC_20250519_182000_" + digits(number, 4) + extension;
    }

    private static CcicFile file(int number, long wrong, String... policies) {
        List<String> records = List.of(policies).stream().map(CcicSimIT::record).toList();
        long sum = 180_000L * records.size() + wrong;
        String header =
                "H1.0HUB CCIC20250519182000"
                        + digits(number, 4)
                        + digits(records.size(), 6)
                        + digits(sum, 12);
        return new CcicFile(answer(number, ".dat"), header, records, sum);
    }

    private static String record(String policyNo) {
        return "D000001ZS20250519000001N20250519180500330902"
                + padded("定海区解放西路测试段", 60)
                + padded("浙LD00001", 12)
                + "52LTTAA11B4R0000001"
                + padded("测试𠮷", 30)
                + padded("00000000001", 20)
                + "110001"
                + padded(policyNo, 40)
                + padded("浙L0T002", 12)
                + "02PICC5000000180000006 ";
    }
}
