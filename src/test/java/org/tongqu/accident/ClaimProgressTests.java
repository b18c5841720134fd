package org.tongqu.accident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Optional;

class ClaimProgressTests {

    @Test
    void mayLeaveStepsOut() {
        assertThat(after(ClaimStep.NOTIFIED, ClaimStep.PAID).step()).contains(ClaimStep.PAID);
    }

    @Test
    void isNotMovedBackByLateNews() {
        ClaimProgress paid = after(ClaimStep.PAID);
        assertThat(paid.after(ClaimStep.SURVEYED)).isEqualTo(paid);
        assertThat(paid.after(ClaimStep.PAID)).isEqualTo(paid);
    }

    @Test
    void isNotEndedByPayingAlone() {
        assertThat(after(ClaimStep.PAID).isEnded()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "ZERO_CLOSED", "CANCELLED", "REJECTED"})
    void keepsItsEndWhateverComesLate(ClaimStep end) {
        ClaimProgress ended = after(ClaimStep.SURVEYED, end);
        assertThat(ended.outcome()).contains(end);
        assertThat(ended.after(ClaimStep.PAID)).isEqualTo(ended);
        assertThat(ended.after(ClaimStep.CLOSED)).isEqualTo(ended);
    }

    @Test
    void isCancelledEvenAfterItsEnd() {
        assertThat(after(ClaimStep.CLOSED, ClaimStep.CANCELLED).outcome())
                .contains(ClaimStep.CANCELLED);
    }

    @Test
    void isReopenedOnlyAfterItsEnd() {
        ClaimProgress open = after(ClaimStep.ASSESSED);
        assertThat(open.after(ClaimStep.REOPENED)).isEqualTo(open);
        assertThat(ClaimProgress.none().after(ClaimStep.REOPENED)).isEqualTo(ClaimProgress.none());
        assertThat(after(ClaimStep.CLOSED, ClaimStep.REOPENED))
                .isEqualTo(new ClaimProgress(Optional.of(ClaimStep.REOPENED), Optional.empty()));
    }

    @Test
    void goesThroughItsStepsAgainWhenReopened() {
        ClaimProgress again = after(ClaimStep.CLOSED, ClaimStep.REOPENED, ClaimStep.SURVEYED);
        assertThat(again.step()).contains(ClaimStep.SURVEYED);
        assertThat(again.after(ClaimStep.CLOSED).isEnded()).isTrue();
    }

    @Test
    void ofEveryClaimEventIsAStep() {
        for (EventType type : EventType.values()) {
            assertThat(ClaimSteps.of(type).isPresent()).as("%s", type).isEqualTo(type.isClaim());
        }
    }

    private static ClaimProgress after(ClaimStep... steps) {
        ClaimProgress progress = ClaimProgress.none();
        for (ClaimStep step : steps) {
            progress = progress.after(step);
        }
        return progress;
    }
}
