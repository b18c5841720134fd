package org.tongqu.underwriting.internal;

import org.springframework.transaction.support.TransactionTemplate;
import org.tongqu.underwriting.internal.store.ImportLedger;
import org.tongqu.underwriting.internal.store.NewPolicy;
import org.tongqu.underwriting.internal.store.PolicyWriter;
import org.tongqu.underwriting.internal.store.PolicyWriter.Written;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Writes chunks in transactions of their own while the next one is read; at most one waits.
 *
 * <p>The chunk's entry in the import ledger is part of its transaction.
 */
final class ChunkWriter implements AutoCloseable {
    private final Tables tables;
    private final long importId;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private CompletableFuture<Void> previous = CompletableFuture.completedFuture(null);

    private final List<Long> repeatedLines = new ArrayList<>();
    private long written;
    private long skipped;

    /** Where chunks go. */
    record Tables(TransactionTemplate transactions, ImportLedger ledger, PolicyWriter policies) {}

    ChunkWriter(Tables tables, long importId) {
        this.tables = tables;
        this.importId = importId;
    }

    /** Takes a chunk once the one before it is written; throws what failed with that one. */
    void write(int chunkNo, List<NewPolicy> chunk) {
        await();
        previous =
                CompletableFuture.runAsync(
                        () ->
                                tables.transactions()
                                        .executeWithoutResult(status -> writeNow(chunkNo, chunk)),
                        thread);
    }

    private void writeNow(int chunkNo, List<NewPolicy> chunk) {
        if (!tables.ledger().claim(importId, chunkNo)) {
            skipped += chunk.size();
            return;
        }
        Written result = tables.policies().write(importId, chunk);
        tables.ledger().written(importId, chunkNo, result);
        written += result.rows();
        repeatedLines.addAll(result.repeatedLines());
    }

    /** Waits until everything taken is written. */
    void await() {
        try {
            previous.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** Rows written; after {@link #await}. */
    long written() {
        return written;
    }

    /** Rows that another run had written in the meantime; after {@link #await}. */
    long skipped() {
        return skipped;
    }

    /** Lines whose policy the file had named before; after {@link #await}. */
    List<Long> repeatedLines() {
        return List.copyOf(repeatedLines);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
