package org.tongqu.underwriting.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which files, and which chunks of them, are in the index. */
@Repository
public class ImportLedger {
    private final JdbcClient jdbc;

    /** Reads and writes through the given client. */
    public ImportLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file as its check found it. */
    public record FileFacts(
            byte[] digest, String name, Optional<String> insurerCode, long rows, long badRows) {}

    /** An import that has begun. */
    public record Begun(long importId, byte[] wrappedKey) {}

    /** Begins the import of a file, or finds the one that had begun. */
    public Begun begin(FileFacts file, byte[] wrappedKey, Instant now) {
        jdbc.sql(
                        """
                        insert into underwriting_import (file_digest, file_name, insurer_code,
                            wrapped_key, row_count, bad_row_count, started_at)
                        values (:digest, :name, :insurerCode, :wrappedKey, :rows, :badRows, :now)
                        on conflict (file_digest) do nothing
                        """)
                .param("digest", file.digest())
                .param("name", file.name())
                .param("insurerCode", file.insurerCode().orElse(null))
                .param("wrappedKey", wrappedKey)
                .param("rows", file.rows())
                .param("badRows", file.badRows())
                .param("now", Timestamp.from(now))
                .update();
        return jdbc.sql(
                        """
                        select import_id, wrapped_key from underwriting_import
                        where file_digest = :digest
                        """)
                .param("digest", file.digest())
                .query(
                        (row, number) ->
                                new Begun(row.getLong("import_id"), row.getBytes("wrapped_key")))
                .single();
    }

    /** Numbers of the chunks that are in the index. */
    public Set<Integer> chunks(long importId) {
        return new HashSet<>(
                jdbc.sql("select chunk_no from underwriting_import_chunk where import_id = :id")
                        .param("id", importId)
                        .query(Integer.class)
                        .list());
    }

    /** Claims a chunk for this transaction; false when another run has written it. */
    public boolean claim(long importId, int chunkNo) {
        return jdbc.sql(
                                """
                                insert into underwriting_import_chunk
                                    (import_id, chunk_no, written, duplicates)
                                values (:id, :chunkNo, 0, 0)
                                on conflict do nothing
                                """)
                        .param("id", importId)
                        .param("chunkNo", chunkNo)
                        .update()
                == 1;
    }

    /** Notes what became of a claimed chunk. */
    public void written(long importId, int chunkNo, PolicyWriter.Written written) {
        jdbc.sql(
                        """
                        update underwriting_import_chunk
                        set written = :written, duplicates = :duplicates
                        where import_id = :id and chunk_no = :chunkNo
                        """)
                .param("id", importId)
                .param("chunkNo", chunkNo)
                .param("written", written.rows())
                .param("duplicates", written.repeatedLines().size())
                .update();
    }

    /** Notes the end of an import, the first time. */
    public void finish(long importId, Instant now) {
        jdbc.sql(
                        """
                        update underwriting_import set finished_at = coalesce(finished_at, :now)
                        where import_id = :id
                        """)
                .param("id", importId)
                .param("now", Timestamp.from(now))
                .update();
    }
}
