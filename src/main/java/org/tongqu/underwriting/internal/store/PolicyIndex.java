package org.tongqu.underwriting.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongqu.accident.PolicyKind;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the policy index. */
@Repository
public class PolicyIndex {
    private static final String FIND =
            """
            select p.*, i.wrapped_key
            from underwriting_policy p join underwriting_import i using (import_id)
            where p.kind = ? and (p.policy_index = any (?) or p.vin_index = ? or p.plate_index = ?)
            """;

    private final JdbcClient jdbc;

    /** Reads through the given client. */
    public PolicyIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Blind keys to search by; a policy that any of them leads to is found. */
    public record Keys(List<byte[]> policyNumbers, Optional<byte[]> vin, Optional<byte[]> plate) {}

    /** All policies of a kind that one of the keys leads to, whenever they were in force. */
    public List<IndexedPolicy> find(PolicyKind kind, Keys keys) {
        return jdbc.sql(FIND)
                .params(
                        Arrays.asList(
                                kind.name(),
                                keys.policyNumbers().toArray(byte[][]::new),
                                keys.vin().orElse(null),
                                keys.plate().orElse(null)))
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
