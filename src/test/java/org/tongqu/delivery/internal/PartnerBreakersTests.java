package org.tongqu.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.Partners;
import org.tongqu.testing.SettableClock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class PartnerBreakersTests {
    private static final Partner PICC = insurer("picc-sim");
    private static final Partner CPIC = insurer("cpic-sim");

    private final SettableClock clock = new SettableClock(Instant.parse("2025-05-19T10:10:00Z"));
    private final PartnerBreakers breakers = new PartnerBreakers(clock);

    @Test
    void opensAfterTenFailuresInARowAtMostAndForOnePartnerOnly() {
        fail(PartnerBreakers.OPENS_AFTER - 1);
        assertThat(breakers.admits(PICC, 1)).isTrue();

        fail(1);

        assertThat(PartnerBreakers.OPENS_AFTER).isLessThanOrEqualTo(10);
        assertThat(breakers.admits(PICC, 1)).isFalse();
        assertThat(breakers.admits(CPIC, 2)).isTrue();
    }

    @Test
    void letsOneThroughAfterAMinuteAtMostAndTheNextAfterAnotherRest() {
        fail(PartnerBreakers.OPENS_AFTER);
        clock.advance(Duration.ofMinutes(1));

        assertThat(breakers.admits(PICC, 1)).isTrue();
        assertThat(breakers.isProbe("picc-sim", 1)).isTrue();
        assertThat(breakers.admits(PICC, 2)).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(breakers.admits(PICC, 2)).as("the probe was never heard of again").isTrue();
    }

    @Test
    void closesByAnAnswerAndCountsFromNothingAgain() {
        fail(PartnerBreakers.OPENS_AFTER);

        assertThat(breakers.reached("picc-sim")).isTrue();
        assertThat(breakers.reached("picc-sim")).as("closed already").isFalse();
        fail(PartnerBreakers.OPENS_AFTER - 1);
        assertThat(breakers.admits(PICC, 1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http-500", "http-400", "http-404"})
    void takesAnyStatusOfThePartnerItselfForAnAnswer(String symptom) {
        fail(PartnerBreakers.OPENS_AFTER - 1);
        for (int i = 0; i < PartnerBreakers.OPENS_AFTER; i++) {
            breakers.met(PICC, symptom);
        }
        assertThat(breakers.openUntil("picc-sim")).isEmpty();
    }

    @Test
    void spreadsWhatWaitsSoThatItDoesNotComeBackAtOnce() {
        fail(PartnerBreakers.OPENS_AFTER);
        Instant first = breakers.due(PICC);
        Instant second = breakers.due(PICC);

        assertThat(first).isEqualTo(breakers.openUntil("picc-sim").orElseThrow());
        assertThat(second).isAfter(first);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breakers.met(PICC, i % 2 == 0 ? "not-reached" : "http-503");
        }
    }

    private static Partner insurer(String name) {
        return Partners.insurer(name, "picc-sm2-sm4cbc", List.of());
    }
}
