package org.tongqu.underwriting;

import org.tongqu.failure.TongquException;
import org.tongqu.underwriting.PolicyImport.BadRow;
import org.tongqu.underwriting.PolicyImport.Report;
import org.tongqu.underwriting.PolicyImport.Request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Policy files by whoever brings them: imported, audited, and shown with their bad rows. */
public interface PolicyFiles {

    /**
     * A file that was imported, or is being imported.
     *
     * @param fileDigest SHA-256 of the file, lower-case hex
     * @param finishedAt empty while its import is not at its end
     */
    record Imported(
            String fileDigest,
            String fileName,
            Optional<String> insurerCode,
            long rows,
            long badRows,
            Instant startedAt,
            Optional<Instant> finishedAt) {}

    /**
     * Imports a file as {@link PolicyImport} does; durable, audited, bad rows kept, on return.
     *
     * @param who an operator, or the partner that left the file
     * @throws TongquException as {@link PolicyImport#run}
     */
    Report take(Request request, String who);

    /** The files, newest first. */
    List<Imported> list(int limit);

    /** The rows of a file that were left out, in their order; at most a thousand. */
    List<BadRow> badRows(String fileDigest);
}
