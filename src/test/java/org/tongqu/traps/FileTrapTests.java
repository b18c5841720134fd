package org.tongqu.traps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.charset.StandardCharsets;

/** Traps of files and lists: progress, as reconciliation is not there yet. */
class FileTrapTests {
    private static final String HEADER = "H1.0CCICHUB 202505191835000003%s%s\r\n";

    @Test
    void trap29AFileWithoutRecordsIsValid() {
        byte[] empty = HEADER.formatted("000000", "000000000000").getBytes(StandardCharsets.UTF_8);
        assertThat(Told.TRANSLATION.read(Insurer.CCIC.partner(), "progress-in", empty)).isEmpty();
        byte[] list = "0000|成功|1|1|0\n".getBytes(Insurer.YGBX.charset());
        assertThat(Told.TRANSLATION.rows(Insurer.YGBX.partner(), "progress-in", list)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "H1.0CCICHUB "})
    void trap29AFileOfNothingIsNone(String nothing) {
        assertThatThrownBy(
                        () ->
                                Told.TRANSLATION.read(
                                        Insurer.CCIC.partner(),
                                        "progress-in",
                                        nothing.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_MALFORMED));
    }

    @Test
    void trap30AWrongTotalRefusesTheWholeFile() {
        assertThat(Told.claim(Insurer.CCIC, "04", "000000180000000000000000").path("id"))
                .isNotNull();
        byte[] right = Insurer.CCIC.step("04", "000000180000000000000000");
        String text = new String(right, Insurer.CCIC.charset());
        assertMismatch(text.replace("000001000000180000", "000001000000180001"));
        assertMismatch(text.replace("000001000000180000", "000002000000180000"));
    }

    private static void assertMismatch(String text) {
        assertThatThrownBy(
                        () ->
                                Told.TRANSLATION.read(
                                        Insurer.CCIC.partner(),
                                        "progress-in",
                                        text.getBytes(Insurer.CCIC.charset())))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_TOTAL_MISMATCH));
    }
}
