package org.tongqu.onboarding.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.onboarding.Lifecycle.Request;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Requests to go live. */
@Component
public class RequestStore {
    private final JdbcClient jdbc;

    RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The request that waits for approval. */
    public Optional<Request> open(String partner) {
        return jdbc.sql(
                        "select report_id, digest, requested_by, requested_at from"
                                + " onboarding_request where partner = ? and approved_at is null and"
                                + " not dropped")
                .param(partner)
                .query(
                        (row, n) ->
                                new Request(
                                        row.getObject(1, UUID.class),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getTimestamp(4).toInstant()))
                .optional();
    }

    /** Asks, in place of what was asked before. */
    public void add(String partner, Request request, String why) {
        drop(partner);
        jdbc.sql(
                        "insert into onboarding_request (partner, digest, report_id, requested_at,"
                                + " requested_by, why) values (?,?,?,?,?,?)")
                .params(
                        partner,
                        request.digest(),
                        request.reportId(),
                        Timestamp.from(request.requestedAt()),
                        request.requestedBy(),
                        why)
                .update();
    }

    /** A second person has said yes. */
    public void approved(String partner, String who, Instant at) {
        jdbc.sql(
                        "update onboarding_request set approved_at = ?, approved_by = ? where"
                                + " partner = ? and approved_at is null and not dropped")
                .params(Timestamp.from(at), who, partner)
                .update();
    }

    /** The open request is void. */
    public void drop(String partner) {
        jdbc.sql(
                        "update onboarding_request set dropped = true where partner = ? and"
                                + " approved_at is null and not dropped")
                .param(partner)
                .update();
    }
}
