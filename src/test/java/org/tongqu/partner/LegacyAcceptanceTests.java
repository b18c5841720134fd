package org.tongqu.partner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongqu.partner.Partner.LegacyAcceptance;
import org.tongqu.partner.Partner.LegacyAcceptance.Stage;

import java.time.Instant;
import java.time.LocalDate;

class LegacyAcceptanceTests {
    private static final LegacyAcceptance ACCEPTED =
            new LegacyAcceptance("an old system", LocalDate.parse("2027-12-31"));

    @ParameterizedTest
    @CsvSource({
        "2027-11-30T15:59:59Z,HOLDS,accepted until 2027-12-31",
        "2027-11-30T16:00:01Z,ENDS_SOON,ONLY UNTIL 2027-12-31",
        "2027-12-30T15:59:59Z,ENDS_SOON,30 DAYS",
        "2027-12-30T16:00:00Z,ENDED,REFUSED SINCE 2027-12-31"
    })
    void warnsAndWarnsMoreInItsLastThirtyDays(Instant now, Stage stage, String warning) {
        assertThat(ACCEPTED.stageAt(now)).isEqualTo(stage);
        assertThat(ACCEPTED.warningAt(now))
                .startsWith("LEGACY")
                .contains(warning)
                .endsWith("an old system");
    }

    @Test
    void holdsUntilItsEndAndNoLonger() {
        assertThat(ACCEPTED.holdsAt(Instant.parse("2027-12-30T15:59:59Z"))).isTrue();
        assertThat(ACCEPTED.holdsAt(Instant.parse("2027-12-30T16:00:00Z"))).isFalse();
    }
}
