package org.tongqu.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tongqu.underwriting.internal.UnderwritingFixture.HEADER;
import static org.tongqu.underwriting.internal.UnderwritingFixture.file;
import static org.tongqu.underwriting.internal.UnderwritingFixture.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.underwriting.PolicyImport.BadRow;
import org.tongqu.underwriting.PolicyImport.Report;
import org.tongqu.underwriting.PolicyImport.Request;
import org.tongqu.underwriting.internal.store.NewPolicy;
import org.tongqu.underwriting.internal.store.PolicyWriter;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class PolicyImportIT {
    private static final String SOUND = row(1);

    private final UnderwritingFixture fixture = new UnderwritingFixture();
    private final Path folder;

    PolicyImportIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void importsEveryRowWithoutAReadableNumberPlateOrVin() {
        Report report = fixture.load(file(folder, row(1), row(2)));
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.written()).isEqualTo(2);
        assertThat(report.badRows()).isZero();
        String table =
                String.join(
                        "\n",
                        fixture.database()
                                .jdbc()
                                .sql(
                                        "select encode(policy_no, 'escape') || p::text from underwriting_policy p")
                                .query(String.class)
                                .list());
        assertThat(table).contains("PICC").doesNotContain("TEST-", "浙", "LTTAA");
    }

    @Test
    void importsTheSameFileOnceHoweverOftenItIsAsked() {
        Path file = file(folder, row(1), row(2));
        fixture.load(file);
        Report again = fixture.load(file);
        assertThat(again.written()).isZero();
        assertThat(again.alreadyImported()).isEqualTo(2);
        assertThat(policies()).isEqualTo(2);
        assertThat(fixture.count("select count(*) from underwriting_import")).isEqualTo(1);
    }

    @Test
    void goesOnBehindTheChunkWhereItWasInterrupted() {
        int rows = 2 * ImportRun.CHUNK_ROWS + 500;
        Path file =
                file(
                        folder,
                        IntStream.range(0, rows)
                                .mapToObj(PolicyImportIT::row)
                                .toArray(String[]::new));
        assertThatThrownBy(() -> fixture.policyImport(failingAt(2)).run(everything(file)))
                .hasMessage("power cut");
        assertThat(policies()).isEqualTo(ImportRun.CHUNK_ROWS);
        assertThat(unfinished()).isEqualTo(1);

        Report resumed = fixture.load(file);
        assertThat(resumed.alreadyImported()).isEqualTo(ImportRun.CHUNK_ROWS);
        assertThat(resumed.written()).isEqualTo(rows - ImportRun.CHUNK_ROWS);
        assertThat(policies()).isEqualTo(rows);
        assertThat(unfinished()).isZero();
    }

    @Test
    void letsANewerFileReplaceAPolicyAndNeverAnOlderOne() {
        Path older = file(folder, row(1), row(2));
        Path interrupted = file(folder, row(1).replace("330900", "330901"), row(3));
        assertThatThrownBy(() -> fixture.policyImport(failingAt(1)).run(everything(interrupted)))
                .hasMessage("power cut");
        fixture.load(older);
        assertThat(divisionOfFirst()).isEqualTo("330900");
        Report late = fixture.load(interrupted);
        assertThat(late.written()).isEqualTo(1);
        assertThat(divisionOfFirst()).isEqualTo("330900");

        fixture.load(file(folder, row(1).replace("330900", "330902")));
        assertThat(divisionOfFirst()).isEqualTo("330902");
        assertThat(policies()).isEqualTo(3);
    }

    @Test
    void leavesOutBadRowsAndNamesLineFieldAndCodeButNotTheContent() {
        Report report =
                fixture.load(
                        file(
                                folder,
                                SOUND,
                                row(2).replace("COMPULSORY", "HEALTH"),
                                row(3).replace("PICC", "QQQQ"),
                                row(4).replace("LTTAA11B000000004", "LTTAA11B0"),
                                row(5).replace("2025-01-01T00:00", "2025-02-30T00:00"),
                                row(6).replace("TEST-6", ""),
                                row(7).replace("2026-01-01T00:00", "2024-01-01T00:00"),
                                row(8).replace(",02,", ",,")));
        assertThat(report.firstBadRows())
                .containsExactly(
                        new BadRow(3, "kind", ErrorCode.UNKNOWN_CODE),
                        new BadRow(4, "insurerCode", ErrorCode.UNKNOWN_CODE),
                        new BadRow(5, "vin", ErrorCode.INVALID_VALUE),
                        new BadRow(6, "startAt", ErrorCode.INVALID_VALUE),
                        new BadRow(7, "policyNo", ErrorCode.MISSING_FIELD),
                        new BadRow(8, "endAt", ErrorCode.INVALID_VALUE),
                        new BadRow(9, "plateType", ErrorCode.MISSING_FIELD));
        assertThat(report.badRows()).isEqualTo(7);
        assertThat(policies()).isEqualTo(1);
        assertThat(report.toString()).doesNotContain("TEST-", "浙", "HEALTH");
    }

    @Test
    void keepsTheFirstRowOfAPolicyThatAFileNamesTwiceAndReportsTheOther() {
        Report report =
                fixture.load(file(folder, row(1), row(2), row(1).replace("330900", "330902")));
        assertThat(report.firstBadRows())
                .containsExactly(new BadRow(4, "policyNo", ErrorCode.DUPLICATE_KEY));
        assertThat(divisionOfFirst()).isEqualTo("330900");
    }

    @Test
    void importsNothingWhenTooManyRowsAreBad() {
        List<String> rows =
                IntStream.range(0, 300)
                        .mapToObj(n -> n % 2 == 0 ? row(n) : row(n).replace("IN_FORCE", "FINE"))
                        .toList();
        TongquException refused = refusal(file(folder, rows.toArray(String[]::new)));
        assertThat(refused.code()).isEqualTo(ErrorCode.FILE_MALFORMED);
        assertThat(refused.detail()).contains("150 of 300", "status");
        assertThat(policies()).isZero();
    }

    @Test
    void importsNothingOfAFileThatIsCutWithinOrWithoutItsLastLine() throws IOException {
        String whole = Files.readString(file(folder, row(1), row(2)));
        for (int cut : new int[] {1, 5, 40}) {
            Path file = text(folder, whole.substring(0, whole.length() - cut));
            assertThat(refusal(file).code()).isEqualTo(ErrorCode.FILE_MALFORMED);
        }
        assertThat(policies()).isZero();
    }

    @Test
    void importsNothingOfAFileWithAnotherHeaderAnOpenQuoteOrNoContent() {
        for (String content :
                List.of(
                        SOUND + "\n",
                        HEADER.replace("plateNo,plateType", "plateType,plateNo") + SOUND + "\n",
                        HEADER + SOUND.replace("TEST-1", "\"TEST-1") + "\n",
                        HEADER + SOUND + ",more,and more\n",
                        "")) {
            assertThat(refusal(text(folder, content)).code()).isEqualTo(ErrorCode.FILE_MALFORMED);
        }
        assertThat(policies()).isZero();
    }

    @Test
    void importsNothingOfAFileInGbk() throws IOException {
        Path file = folder.resolve("gbk.csv");
        Files.write(file, (HEADER + SOUND + "\n").getBytes(Charset.forName("GBK")));
        assertThat(refusal(file).code()).isEqualTo(ErrorCode.CHARSET_MISMATCH);
    }

    @Test
    void readsCarriageReturnsAByteOrderMarkQuotesAndBlankLines() {
        String content =
                "\uFEFF"
                        + (HEADER + "\"TEST-1\"" + SOUND.substring(6) + "\n\n" + row(2) + "\n")
                                .replace("\n", "\r\n");
        assertThat(fixture.load(text(folder, content)).written()).isEqualTo(2);
    }

    @Test
    void takesOnlyRowsOfTheInsurerWhoseFileItIs() {
        Path file =
                file(
                        folder,
                        row(1),
                        row(2).replace("PICC,", "CPIC,"),
                        row(3).replace("PICC,", "TAIC,PICC"));
        Report report = fixture.policyImport().run(new Request(file, Optional.of("PICC")));
        assertThat(report.firstBadRows())
                .containsExactly(new BadRow(3, "insurerCode", ErrorCode.INVALID_VALUE));
        assertThat(policies()).isEqualTo(2);
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThat(refusal(folder.resolve("absent.csv")).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    private PolicyWriter failingAt(int call) {
        return new PolicyWriter(new JdbcTemplate(fixture.database().dataSource())) {
            private int calls;

            @Override
            public Written write(long importId, List<NewPolicy> chunk) {
                calls++;
                Written written = super.write(importId, chunk);
                if (calls == call) {
                    throw new IllegalStateException("power cut");
                }
                return written;
            }
        };
    }

    private static Request everything(Path file) {
        return new Request(file, Optional.empty());
    }

    private TongquException refusal(Path file) {
        return catchThrowableOfType(TongquException.class, () -> fixture.load(file));
    }

    private long policies() {
        return fixture.count("select count(*) from underwriting_policy");
    }

    private long unfinished() {
        return fixture.count("select count(*) from underwriting_import where finished_at is null");
    }

    private String divisionOfFirst() {
        return fixture.database()
                .jdbc()
                .sql("select branch_division from underwriting_policy order by source_line limit 1")
                .query(String.class)
                .single();
    }

    private static String row(int number) {
        return "TEST-%1$d,COMPULSORY,浙L%1$05d,02,LTTAA11B%1$09d,PICC,,2025-01-01T00:00,2026-01-01T00:00,IN_FORCE,330900"
                .formatted(number);
    }
}
