package org.tongqu.underwriting.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongqu.accident.PolicyKind;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the policy index. */
@Repository
public class PolicyIndex {
    private static final String COLUMNS =
            """
            select p.*, i.wrapped_key
            from underwriting_policy p join underwriting_import i using (import_id)
            where p.kind = :kind and
            """;

    private final JdbcClient jdbc;

    /** Reads through the given client. */
    public PolicyIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All policies of a kind with that key, whenever they were in force. */
    public List<IndexedPolicy> find(PolicyKind kind, SearchKey key, byte[] index) {
        return jdbc.sql(COLUMNS + " p." + key.column() + " = :index")
                .param("kind", kind.name())
                .param("index", index)
                .query(PolicyIndex::policy)
                .list();
    }

    private static IndexedPolicy policy(ResultSet row, int number) throws SQLException {
        return new IndexedPolicy(
                row.getBytes("policy_index"),
                Optional.ofNullable(row.getBytes("plate_index")),
                Optional.ofNullable(row.getBytes("vin_index")),
                row.getString("insurer_code"),
                Optional.ofNullable(row.getString("servicing_code")),
                row.getBytes("policy_no"),
                row.getBytes("wrapped_key"),
                row.getTimestamp("start_at").toInstant(),
                row.getTimestamp("end_at").toInstant(),
                instant(row, "cancelled_at"),
                row.getString("status").equals("CANCELLED"),
                Optional.ofNullable(row.getString("branch_division")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
