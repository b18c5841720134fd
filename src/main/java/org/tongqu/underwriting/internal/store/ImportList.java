package org.tongqu.underwriting.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongqu.failure.ErrorCode;
import org.tongqu.underwriting.PolicyFiles.Imported;
import org.tongqu.underwriting.PolicyImport.BadRow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

/** What was imported, and which rows of it were left out. */
@Repository
public class ImportList {
    private final JdbcClient jdbc;

    /** Reads and writes through the given client. */
    public ImportList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the rows that were left out; those that are kept already stay as they are. */
    public void keepBadRows(String fileDigest, List<BadRow> rows) {
        jdbc.sql(
                        """
                        insert into underwriting_bad_row (import_id, line, field, code)
                        select i.import_id, r.line, r.field, r.code
                        from underwriting_import i,
                            unnest(?::bigint[], ?::text[], ?::text[]) as r (line, field, code)
                        where i.file_digest = decode(?, 'hex')
                        on conflict do nothing
                        """)
                .params(
                        rows.stream().map(BadRow::line).toArray(Long[]::new),
                        rows.stream().map(BadRow::field).toArray(String[]::new),
                        rows.stream().map(row -> row.code().name()).toArray(String[]::new),
                        fileDigest)
                .update();
    }

    /** The files, newest first. */
    public List<Imported> list(int limit) {
        return jdbc.sql(
                        """
                        select encode(file_digest, 'hex') as digest, file_name, insurer_code,
                            row_count, bad_row_count, started_at, finished_at
                        from underwriting_import order by import_id desc limit ?
                        """)
                .param(limit)
                .query((row, number) -> imported(row))
                .list();
    }

    private static Imported imported(ResultSet row) throws SQLException {
        return new Imported(
                row.getString("digest"),
                row.getString("file_name"),
                Optional.ofNullable(row.getString("insurer_code")),
                row.getLong("row_count"),
                row.getLong("bad_row_count"),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant));
    }

    /** The rows of a file that were left out, in their order. */
    public List<BadRow> badRows(String fileDigest) {
        return jdbc.sql(
                        """
                        select r.line, r.field, r.code
                        from underwriting_bad_row r join underwriting_import i using (import_id)
                        where encode(i.file_digest, 'hex') = ? order by r.line, r.field
                        """)
                .param(fileDigest)
                .query(
                        (row, number) ->
                                new BadRow(
                                        row.getLong(1),
                                        row.getString(2),
                                        ErrorCode.valueOf(row.getString(3))))
                .list();
    }
}
