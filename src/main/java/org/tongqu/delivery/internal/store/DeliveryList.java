package org.tongqu.delivery.internal.store;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.delivery.Deliveries;
import org.tongqu.delivery.DeliveryState;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Deliveries as operators see them. */
@Component
public class DeliveryList {
    private static final String SELECT =
            "select delivery_id, partner, accident_no, vehicle_id, policy_kind, event_type,"
                    + " content_version, state, attempt, reason, partner_code, withheld,"
                    + " payload_digest, created_at, updated_at, due_at from delivery_delivery ";

    private final JdbcClient jdbc;

    DeliveryList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    public List<Deliveries.Shown> list(
            Optional<String> partner, Optional<DeliveryState> state, int limit) {
        return jdbc.sql(
                        SELECT
                                + "where (?::text is null or partner = ?) and (?::text is null or"
                                + " state = ?) order by delivery_id desc limit ?")
                .params(
                        Arrays.asList(
                                partner.orElse(null),
                                partner.orElse(null),
                                state.map(Enum::name).orElse(null),
                                state.map(Enum::name).orElse(null),
                                limit))
                .query((row, n) -> shown(row))
                .list();
    }

    /** In order. */
    public List<Deliveries.Shown> ofCase(String accidentNo) {
        return jdbc.sql(SELECT + "where accident_no = ? order by delivery_id")
                .param(accidentNo)
                .query((row, n) -> shown(row))
                .list();
    }

    /** One. */
    public Optional<Deliveries.Shown> find(long deliveryId) {
        return jdbc.sql(SELECT + "where delivery_id = ?")
                .param(deliveryId)
                .query((row, n) -> shown(row))
                .optional();
    }

    /** Counts per partner and state, and when the oldest open one was planned. */
    public Map<String, Deliveries.Standing> standings() {
        Map<String, Deliveries.Standing> standings = new TreeMap<>();
        jdbc.sql(
                        "select partner, state, count(*), min(created_at) from delivery_delivery"
                                + " group by partner, state")
                .query((RowCallbackHandler) row -> add(standings, row));
        return standings;
    }

    /** The same without the confirmed and the redirected: one scan of the index of open lines. */
    public Map<String, Deliveries.Standing> unfinished() {
        Map<String, Deliveries.Standing> standings = new TreeMap<>();
        jdbc.sql(
                        "select partner, state, count(*), min(created_at) from delivery_delivery"
                                + " where state not in ('CONFIRMED', 'REDIRECTED')"
                                + " group by partner, state")
                .query((RowCallbackHandler) row -> add(standings, row));
        return standings;
    }

    private static void add(Map<String, Deliveries.Standing> standings, ResultSet row)
            throws SQLException {
        DeliveryState state = DeliveryState.valueOf(row.getString(2));
        Deliveries.Standing standing =
                standings.computeIfAbsent(
                        row.getString(1),
                        p ->
                                new Deliveries.Standing(
                                        new EnumMap<>(DeliveryState.class), Optional.empty()));
        standing.counts().put(state, row.getLong(3));
        boolean open = state != DeliveryState.CONFIRMED && state != DeliveryState.REDIRECTED;
        if (open) {
            Instant oldest =
                    standing.oldestOpen()
                            .filter(o -> o.isBefore(instant(row)))
                            .orElse(instant(row));
            standings.put(
                    row.getString(1),
                    new Deliveries.Standing(standing.counts(), Optional.of(oldest)));
        }
    }

    private static Instant instant(ResultSet row) {
        try {
            return row.getTimestamp(4).toInstant();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Deliveries.Shown shown(ResultSet row) throws SQLException {
        return new Deliveries.Shown(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                row.getString(6),
                row.getInt(7),
                DeliveryState.valueOf(row.getString(8)),
                row.getInt(9),
                Optional.ofNullable(row.getString(10)),
                Optional.ofNullable(row.getString(11)),
                row.getString(12),
                Optional.ofNullable(row.getString(13)),
                row.getTimestamp(14).toInstant(),
                row.getTimestamp(15).toInstant(),
                row.getTimestamp(16).toInstant());
    }
}
