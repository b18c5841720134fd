package org.tongqu.accident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongqu.accident.MergeRule.Facts;
import org.tongqu.accident.MergeRule.Place;
import org.tongqu.accident.MergeRule.Verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

class MergeRuleTests {
    private static final Instant AT = Instant.parse("2025-05-19T10:05:00Z");
    private static final String ONE = "02|浙L0T001";
    private static final String OTHER = "02|浙L0T002";
    private static final Place HERE = new Place(122.100001, 30.010001, "GCJ02");
    private static final double KILOMETRE_OF_LATITUDE = 0.0089932;

    @Test
    void bothPlatesWithinTwelveHoursAreOneAccident() {
        Facts one = new Facts(Set.of(ONE, OTHER), AT, Optional.empty());
        assertThat(MergeRule.judge(one, later(one, Duration.ofHours(12)))).isEqualTo(Verdict.SAME);
        assertThat(MergeRule.judge(one, later(one, Duration.ofHours(12).plusSeconds(1))))
                .isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void onePlateAloneIsForAPersonToDecide() {
        Facts one = new Facts(Set.of(ONE), AT, Optional.empty());
        assertThat(MergeRule.judge(one, later(one, Duration.ofMinutes(1))))
                .isEqualTo(Verdict.POSSIBLE);
    }

    @Test
    void onePlateNearbyWithinHalfAnHourIsOneAccident() {
        Facts one = new Facts(Set.of(ONE), AT, Optional.of(HERE));
        assertThat(MergeRule.judge(one, later(one, Duration.ofMinutes(30))))
                .isEqualTo(Verdict.SAME);
        assertThat(MergeRule.judge(one, later(one, Duration.ofMinutes(31))))
                .isEqualTo(Verdict.POSSIBLE);
    }

    @Test
    void nearbyIsWithinOneKilometre() {
        assertThat(MergeRule.judge(at(HERE), at(north(0.99)))).isEqualTo(Verdict.SAME);
        assertThat(MergeRule.judge(at(HERE), at(north(1.01)))).isEqualTo(Verdict.POSSIBLE);
    }

    @Test
    void placesOfTwoCoordinateSystemsAreNotCompared() {
        Place same = new Place(HERE.lon(), HERE.lat(), "WGS84");
        assertThat(MergeRule.judge(at(HERE), at(same))).isEqualTo(Verdict.POSSIBLE);
    }

    @Test
    void noSharedPlateIsAnotherAccidentEvenInTheSamePlace() {
        Facts other = new Facts(Set.of(OTHER), AT, Optional.of(HERE));
        assertThat(MergeRule.judge(at(HERE), other)).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void theOrderOfReportsDoesNotMatter() {
        Facts one = new Facts(Set.of(ONE, OTHER), AT, Optional.of(HERE));
        Facts other = new Facts(Set.of(ONE), AT.minusSeconds(600), Optional.of(north(0.5)));
        assertThat(MergeRule.judge(one, other)).isEqualTo(MergeRule.judge(other, one));
    }

    private static Facts at(Place place) {
        return new Facts(Set.of(ONE), AT, Optional.of(place));
    }

    private static Facts later(Facts facts, Duration by) {
        return new Facts(facts.plates(), facts.at().plus(by), facts.place());
    }

    private static Place north(double kilometres) {
        return new Place(
                HERE.lon(), HERE.lat() + kilometres * KILOMETRE_OF_LATITUDE, HERE.coordSystem());
    }
}
