package org.tongqu.underwriting.internal;

import org.springframework.transaction.support.TransactionTemplate;
import org.tongqu.failure.ErrorCode;
import org.tongqu.sealing.DataCipher;
import org.tongqu.underwriting.internal.store.ImportLedger;
import org.tongqu.underwriting.internal.store.NewPolicy;
import org.tongqu.underwriting.internal.store.PolicyWriter;
import org.tongqu.underwriting.internal.store.PolicyWriter.Written;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One pass over a file that writes: a transaction per chunk, chunks that are there already skipped.
 *
 * <p>A chunk is a fixed range of rows, so that it is the same range in every run of the same file.
 */
final class ImportRun implements PolicyCsv.RowSink {
    static final int CHUNK_ROWS = 10_000;

    private final ImportLedger.Begun begun;
    private final Set<Integer> done;
    private final PolicyLineReader lines;
    private final Tables tables;
    private final BadRows badRows;
    private final BlindKeys keys;
    private final PolicyNumbers numbers;
    private final byte[] dataKey;

    private final List<PolicyLine> chunk = new ArrayList<>(CHUNK_ROWS);
    private int chunkNo;
    private long written;
    private long skipped;

    /** Where a run writes. */
    record Tables(TransactionTemplate transactions, ImportLedger ledger, PolicyWriter policies) {}

    ImportRun(
            ImportLedger.Begun begun,
            PolicyLineReader lines,
            Tables tables,
            DataCipher cipher,
            BadRows badRows) {
        this.begun = begun;
        this.lines = lines;
        this.tables = tables;
        this.badRows = badRows;
        this.keys = new BlindKeys(cipher);
        this.numbers = new PolicyNumbers(cipher);
        this.dataKey = numbers.unwrap(begun.wrappedKey());
        this.done = tables.ledger().chunks(begun.importId());
    }

    @Override
    public void row(long row, long line, String[] cells) {
        int chunkOfRow = (int) (row / CHUNK_ROWS);
        if (chunkOfRow != chunkNo) {
            flush();
            chunkNo = chunkOfRow;
        }
        try {
            chunk.add(lines.read(line, cells));
        } catch (BadCell reportedByTheCheck) {
            // Counted when the file was checked; it stays out.
        }
    }

    /** Writes what is left; to be called once, behind the last row. */
    void finish() {
        flush();
    }

    private void flush() {
        if (done.contains(chunkNo) || !tables.transactions().execute(status -> write())) {
            skipped += chunk.size();
        }
        chunk.clear();
    }

    private boolean write() {
        if (!tables.ledger().claim(begun.importId(), chunkNo)) {
            return false;
        }
        List<NewPolicy> policies = chunk.stream().map(this::encrypted).toList();
        Written result = tables.policies().write(begun.importId(), policies);
        tables.ledger().written(begun.importId(), chunkNo, result);
        written += result.rows();
        for (long line : result.repeatedLines()) {
            badRows.add(line, PolicyColumn.POLICY_NO, ErrorCode.DUPLICATE_KEY);
        }
        return true;
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

    long written() {
        return written;
    }

    long skipped() {
        return skipped;
    }
}
