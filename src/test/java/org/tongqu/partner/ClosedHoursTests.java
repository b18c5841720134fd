package org.tongqu.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

class ClosedHoursTests {

    @ParameterizedTest
    @CsvSource({
        "23:00-01:00,2026-05-19T22:59:59.999+08:00,",
        "23:00-01:00,2026-05-19T23:00:00+08:00,2026-05-20T01:00:00+08:00",
        "23:00-01:00,2026-05-20T00:00:00+08:00,2026-05-20T01:00:00+08:00",
        "23:00-01:00,2026-05-20T00:59:59.999+08:00,2026-05-20T01:00:00+08:00",
        "23:00-01:00,2026-05-20T01:00:00+08:00,",
        "23:00-01:00,2026-05-19T15:30:00Z,2026-05-20T01:00:00+08:00",
        "12:00-13:30,2026-05-19T11:59:59+08:00,",
        "12:00-13:30,2026-05-19T12:00:00+08:00,2026-05-19T13:30:00+08:00",
        "12:00-13:30,2026-05-19T13:30:00+08:00,",
        "22:00-00:00,2026-05-19T23:59:59+08:00,2026-05-20T00:00:00+08:00",
        "22:00-00:00,2026-05-20T00:00:00+08:00,"
    })
    void knowsWhenTheWindowEnds(String hours, String moment, String end) {
        Optional<Instant> due = Optional.ofNullable(end).map(ClosedHoursTests::instant);

        assertThat(ClosedHours.parse(hours).endAfter(instant(moment))).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"23:00-23:00", "25:00-01:00", "nonsense"})
    void refusesWhatIsNoWindow(String hours) {
        assertThatThrownBy(() -> ClosedHours.parse(hours)).isInstanceOf(RuntimeException.class);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
