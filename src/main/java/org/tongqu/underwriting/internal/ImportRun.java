package org.tongqu.underwriting.internal;

import org.tongqu.sealing.DataCipher;
import org.tongqu.underwriting.internal.store.NewPolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One pass over a file that writes what is not in the index yet.
 *
 * <p>A chunk is a fixed range of rows, so that it is the same range in every run of the same file.
 */
final class ImportRun implements PolicyCsv.RowSink {
    static final int CHUNK_ROWS = 20_000;

    private final PolicyLineReader lines;
    private final Set<Integer> done;
    private final ChunkWriter writer;
    private final BlindKeys keys;
    private final PolicyNumbers numbers;
    private final byte[] dataKey;

    private List<NewPolicy> chunk = new ArrayList<>(CHUNK_ROWS);
    private int chunkNo;
    private long skipped;

    /**
     * A run.
     *
     * @param done numbers of the chunks that are in the index
     */
    ImportRun(
            PolicyLineReader lines,
            Set<Integer> done,
            ChunkWriter writer,
            DataCipher cipher,
            byte[] wrappedKey) {
        this.lines = lines;
        this.done = done;
        this.writer = writer;
        this.keys = new BlindKeys(cipher);
        this.numbers = new PolicyNumbers(cipher);
        this.dataKey = numbers.unwrap(wrappedKey);
    }

    @Override
    public void row(long row, long line, String[] cells) {
        int chunkOfRow = (int) (row / CHUNK_ROWS);
        if (chunkOfRow != chunkNo) {
            flush();
            chunkNo = chunkOfRow;
        }
        try {
            PolicyLine sound = lines.read(line, cells);
            if (done.contains(chunkNo)) {
                skipped++;
            } else {
                chunk.add(encrypted(sound));
            }
        } catch (BadCell reportedByTheCheck) {
            // Counted when the file was checked; it stays out.
        }
    }

    /** Writes what is left and waits for it; to be called once, behind the last row. */
    void finish() {
        flush();
        writer.await();
    }

    private void flush() {
        if (!done.contains(chunkNo)) {
            writer.write(chunkNo, chunk);
            chunk = new ArrayList<>(CHUNK_ROWS);
        }
    }

    private NewPolicy encrypted(PolicyLine line) {
        byte[] policyIndex = keys.policyNo(Optional.of(line.policyNo())).orElseThrow();
        return new NewPolicy(
                policyIndex,
                line.kind().name(),
                line.insurerCode(),
                line.servicingCode(),
                keys.plate(line.plateNo(), line.plateType()),
                keys.vin(line.vin()),
                numbers.encrypt(dataKey, line.policyNo(), policyIndex),
                line.startAt(),
                line.endAt(),
                line.cancelledAt(),
                line.status(),
                line.branchDivision(),
                line.line());
    }

    /** Rows that an earlier run had written. */
    long skipped() {
        return skipped;
    }
}
