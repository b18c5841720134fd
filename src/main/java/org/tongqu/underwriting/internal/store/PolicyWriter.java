package org.tongqu.underwriting.internal.store;

import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes policies a chunk at a time: COPY into a staging table, then upsert. */
@Repository
public class PolicyWriter {
    private static final String COLUMNS =
            "policy_index, kind, insurer_code, servicing_code, plate_index, vin_index, policy_no,"
                    + " start_at, end_at, cancelled_at, status, branch_division, source_line";
    private static final int COLUMN_COUNT = 13;

    private static final String STAGING =
            "create temporary table if not exists underwriting_staging on commit delete rows as"
                    + " select "
                    + COLUMNS
                    + " from underwriting_policy with no data";

    private static final String COPY =
            "copy underwriting_staging (" + COLUMNS + ") from stdin (format binary)";

    /** Within a file the first row of a policy counts; of two files, the one begun later. */
    private static final String UPSERT =
            "insert into underwriting_policy as p ("
                    + COLUMNS
                    + ", import_id) select distinct on (policy_index, kind, insurer_code) "
                    + COLUMNS
                    + ", ? from underwriting_staging"
                    + " order by policy_index, kind, insurer_code, source_line"
                    + " on conflict (policy_index, kind, insurer_code) do update set"
                    + " servicing_code = excluded.servicing_code,"
                    + " plate_index = excluded.plate_index, vin_index = excluded.vin_index,"
                    + " policy_no = excluded.policy_no, start_at = excluded.start_at,"
                    + " end_at = excluded.end_at, cancelled_at = excluded.cancelled_at,"
                    + " status = excluded.status, branch_division = excluded.branch_division,"
                    + " source_line = excluded.source_line, import_id = excluded.import_id"
                    + " where p.import_id < excluded.import_id";

    private static final String REPEATED =
            "select s.source_line from underwriting_staging s"
                    + " join underwriting_policy p using (policy_index, kind, insurer_code)"
                    + " where p.import_id = ? and p.source_line <> s.source_line"
                    + " order by s.source_line";

    private final JdbcTemplate jdbc;

    /** Writes in the caller's transaction. */
    public PolicyWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of a chunk: rows written, and lines whose policy the file had before. */
    public record Written(int rows, List<Long> repeatedLines) {}

    /** Writes one chunk of an import. */
    public Written write(long importId, List<NewPolicy> chunk) {
        jdbc.execute(STAGING);
        byte[] rows = binary(chunk);
        jdbc.execute((Connection connection) -> copy(connection, rows));
        int written = jdbc.update(UPSERT, importId);
        List<Long> repeated =
                written == chunk.size()
                        ? List.of()
                        : jdbc.queryForList(REPEATED, Long.class, importId);
        return new Written(written, repeated);
    }

    private static long copy(Connection connection, byte[] rows) throws SQLException {
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY, new ByteArrayInputStream(rows));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] binary(List<NewPolicy> chunk) {
        CopyBuffer buffer = new CopyBuffer();
        chunk.forEach(policy -> add(buffer, policy));
        return buffer.finished();
    }

    private static void add(CopyBuffer buffer, NewPolicy policy) {
        buffer.row(COLUMN_COUNT);
        buffer.binary(policy.policyIndex());
        buffer.text(policy.kind());
        buffer.text(policy.insurerCode());
        buffer.text(policy.servicingCode());
        buffer.binary(policy.plateIndex());
        buffer.binary(policy.vinIndex());
        buffer.binary(policy.policyNo());
        buffer.time(policy.startAt());
        buffer.time(policy.endAt());
        buffer.time(policy.cancelledAt());
        buffer.text(policy.status());
        buffer.text(policy.branchDivision());
        buffer.bigint(policy.sourceLine());
    }
}
