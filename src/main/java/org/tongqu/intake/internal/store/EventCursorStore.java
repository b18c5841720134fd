package org.tongqu.intake.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;

/** How far each partner's events are taken. */
@Component
public class EventCursorStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    EventCursorStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The last position taken. */
    public Optional<String> position(String partner) {
        return jdbc.sql("select position from intake_event_cursor where partner = ?")
                .param(partner)
                .query(String.class)
                .optional();
    }

    /** Moves on to a position. */
    public void move(String partner, String position) {
        jdbc.sql(
                        "insert into intake_event_cursor (partner, position, moved_at) values"
                                + " (?,?,?) on conflict (partner) do update set position ="
                                + " excluded.position, moved_at = excluded.moved_at")
                .params(partner, position, Timestamp.from(clock.instant()))
                .update();
    }
}
