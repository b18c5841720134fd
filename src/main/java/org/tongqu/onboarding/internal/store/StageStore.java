package org.tongqu.onboarding.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.partner.PartnerStage;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** The stages that somebody decided. */
@Component
public class StageStore {
    private final JdbcClient jdbc;

    StageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A decision: the stage, and the configuration it was decided for. */
    public record Decided(
            String partner,
            PartnerStage stage,
            String digest,
            Instant since,
            String who,
            String why) {}

    /** Every decision. */
    public List<Decided> all() {
        return jdbc.sql("select partner, stage, digest, since, who, why from onboarding_stage")
                .query(
                        (row, n) ->
                                new Decided(
                                        row.getString(1),
                                        PartnerStage.valueOf(row.getString(2)),
                                        row.getString(3),
                                        row.getTimestamp(4).toInstant(),
                                        row.getString(5),
                                        row.getString(6)))
                .list();
    }

    /** Holds a partner's steps, one at a time, until the transaction ends. */
    public void lock(String partner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("onboarding/" + partner)
                .query((row, n) -> 0)
                .list();
    }

    /** Puts a decision in place of the former one. */
    public void put(Decided decided) {
        jdbc.sql(
                        "insert into onboarding_stage (partner, stage, digest, since, who, why)"
                                + " values (?,?,?,?,?,?) on conflict (partner) do update set stage ="
                                + " excluded.stage, digest = excluded.digest, since ="
                                + " excluded.since, who = excluded.who, why = excluded.why")
                .params(
                        decided.partner(),
                        decided.stage().name(),
                        decided.digest(),
                        Timestamp.from(decided.since()),
                        decided.who(),
                        decided.why())
                .update();
    }
}
