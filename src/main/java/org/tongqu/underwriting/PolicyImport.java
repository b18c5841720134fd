package org.tongqu.underwriting;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Imports policy files (docs/policies-csv.md): restartable, idempotent, in bounded memory.
 *
 * <p>The file is checked whole before the first row is written. Rows that are wrong are reported
 * and left out; a file that is wrong as a file, or has too many such rows, changes nothing. It
 * commits in transactions of its own and must not be called within another.
 */
public interface PolicyImport {

    /** What to import; with an insurer, every row must be of that company or served by it. */
    record Request(Path file, Optional<String> insurerCode) {}

    /**
     * Imports one file, or goes on where its import was interrupted.
     *
     * @throws TongquException FILE_MALFORMED, CHARSET_MISMATCH, UNKNOWN_CODE (the insurer asked
     *     for), NOT_FOUND (no such file); nothing was imported
     */
    Report run(Request request);

    /**
     * What became of a file.
     *
     * @param fileDigest SHA-256 of the file, lower-case hex: what the import is known by
     * @param rows rows after the header
     * @param written rows written by this run; rows that a newer file had written stay
     * @param alreadyImported rows that an earlier run of the same file had imported
     * @param badRows rows left out; {@code firstBadRows} lists the first thousand
     */
    record Report(
            String fileDigest,
            long rows,
            long written,
            long alreadyImported,
            long badRows,
            List<BadRow> firstBadRows) {}

    /** A row left out: its line from 1, the column at fault, and why; never its content. */
    record BadRow(long line, String field, ErrorCode code) {}
}
