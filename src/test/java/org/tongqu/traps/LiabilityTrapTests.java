package org.tongqu.traps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.mapping.internal.CodeTableFixture;

import java.util.Map;

/** Traps of who is liable, and for how much. */
class LiabilityTrapTests {

    @Test
    void trap01ABlankShareDoesNotBecomeFiftyPercent() {
        ObjectNode unsaid = Told.liable("PRIMARY");
        assertThat(Told.field(Insurer.CCIC, "DUTPCT", unsaid)).isEmpty();
        assertThat(Told.field(Insurer.CPIC, "duty_pct", unsaid)).isEmpty();
        assertThat(Told.field(Insurer.YGBX, "nDutyPct", unsaid)).isEqualTo("70");
        ObjectNode otherwise = Told.liable("EQUAL");
        ((ObjectNode) otherwise.at("/liability/parties/0")).put("sharePercent", 60);
        assertThat(Told.refusal(Insurer.YGBX, otherwise)).isEqualTo(ErrorCode.MISSING_FIELD);
    }

    @ParameterizedTest
    @EnumSource(Insurer.class)
    void trap01NoLiabilityDoesNotBecomeEqual(Insurer insurer) {
        ObjectNode document = Told.rearEnd();
        document.remove("liability");
        switch (insurer) {
            case PICC, GPIC, YGBX, CCIC ->
                    assertThat(Told.refusal(insurer, document)).isEqualTo(ErrorCode.MISSING_FIELD);
            case PAIC -> assertUndetermined(insurer, "dutyType", document);
            case CPIC -> assertUndetermined(insurer, "liability", document);
            case CICP -> assertUndetermined(insurer, "sgzr", document);
            case TAIC -> assertUndetermined(insurer, "zeRenLeiXing", document);
        }
    }

    private static void assertUndetermined(Insurer insurer, String field, ObjectNode document) {
        assertThat(Told.field(insurer, field, document).replace("\"", ""))
                .isEqualTo(CodeTableFixture.out(insurer.folder(), "liability", "UNDETERMINED"));
    }

    @ParameterizedTest
    @CsvSource({
        "PAIC, 2, PRIMARY",
        "GPIC, 2, EQUAL",
        "CICP, 2, PRIMARY",
        "CCIC, 2, EQUAL",
        "PAIC, 3, EQUAL",
        "GPIC, 3, SECONDARY",
        "CICP, 3, EQUAL",
        "CCIC, 3, PRIMARY"
    })
    void trap02TheSameDigitIsAnotherLiabilityAtAnotherInsurer(
            Insurer insurer, String digit, String liability) {
        assertThat(CodeTableFixture.in(insurer.folder(), "liability", digit, Map.of()))
                .isEqualTo(liability);
    }
}
