package org.tongqu.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tongqu.intake.PartnerLists.Page;

import java.util.Optional;

class ListPositionTests {
    private static final Page FIRST = new Page("x-sim", "7", "9", 1);
    private static final Page THIRD = new Page("x-sim", "7", "9", 3);

    @Test
    void beginsAtTheBeginning() {
        assertThat(at(null).next("x-sim", "0")).isEmpty();
        assertThat(at(null).next("x-sim", "5")).contains(new Page("x-sim", "0", "5", 1));
    }

    @Test
    void asksForNothingWhenTheVersionIsTheOneThatWasRead() {
        assertThat(at("7").next("x-sim", "7")).isEmpty();
        assertThat(at("7").next("x-sim", "9")).contains(FIRST);
    }

    @Test
    void finishesWhatWasBegunBeforeItLooksForMore() {
        assertThat(at(ListPosition.text(THIRD)).next("x-sim", "12")).contains(THIRD);
    }

    @Test
    void knowsThePageThatIsNext() {
        assertThat(at("7").isBefore(FIRST)).isTrue();
        assertThat(at("7").isBefore(THIRD)).isFalse();
        assertThat(at("8").isBefore(FIRST)).isFalse();
        assertThat(at("7 9 3").isBefore(THIRD)).isTrue();
        assertThat(at("7 9 4").isBefore(THIRD)).as("another node was faster").isFalse();
        assertThat(at("9").isBefore(THIRD)).isFalse();
    }

    private static ListPosition at(@Nullable String stored) {
        return ListPosition.of(Optional.ofNullable(stored));
    }
}
