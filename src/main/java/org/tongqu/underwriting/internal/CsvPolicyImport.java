package org.tongqu.underwriting.internal;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.InsurerRegistry;
import org.tongqu.sealing.DataCipher;
import org.tongqu.underwriting.PolicyImport;
import org.tongqu.underwriting.internal.store.ImportLedger;
import org.tongqu.underwriting.internal.store.ImportLedger.Begun;
import org.tongqu.underwriting.internal.store.ImportLedger.FileFacts;
import org.tongqu.underwriting.internal.store.PolicyWriter;

import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Reads a file twice: to check it whole, then to write it chunk by chunk. */
@Component
final class CsvPolicyImport implements PolicyImport {
    private final InsurerRegistry insurers;
    private final DataCipher cipher;
    private final ChunkWriter.Tables tables;
    private final Clock clock;

    CsvPolicyImport(
            InsurerRegistry insurers,
            DataCipher cipher,
            PlatformTransactionManager transactions,
            ImportLedger ledger,
            PolicyWriter policies,
            Clock clock) {
        this.insurers = insurers;
        this.cipher = cipher;
        this.tables =
                new ChunkWriter.Tables(new TransactionTemplate(transactions), ledger, policies);
        this.clock = clock;
    }

    @Override
    public Report run(Request request) {
        PolicyLineReader lines = new PolicyLineReader(insurers, owner(request));
        BadRows badRows = new BadRows();
        FileFacts facts = check(request, lines, badRows);
        Begun begun =
                tables.ledger()
                        .begin(facts, new PolicyNumbers(cipher).newWrappedKey(), clock.instant());
        try (ChunkWriter writer = new ChunkWriter(tables, begun.importId())) {
            ImportRun run =
                    new ImportRun(
                            lines,
                            tables.ledger().chunks(begun.importId()),
                            writer,
                            cipher,
                            begun.wrappedKey());
            write(request, facts, run);
            tables.ledger().finish(begun.importId(), clock.instant());
            return report(facts, run, writer, badRows);
        }
    }

    private static Report report(
            FileFacts facts, ImportRun run, ChunkWriter writer, BadRows badRows) {
        for (long line : writer.repeatedLines()) {
            badRows.add(line, PolicyColumn.POLICY_NO, ErrorCode.DUPLICATE_KEY);
        }
        return new Report(
                HexFormat.of().formatHex(facts.digest()),
                facts.rows(),
                writer.written(),
                run.skipped() + writer.skipped(),
                badRows.count(),
                badRows.first());
    }

    private Optional<String> owner(Request request) {
        return request.insurerCode()
                .map(
                        code ->
                                insurers.codeOf(insurers.codeSystem(), code)
                                        .orElseThrow(() -> unknownInsurer(code)));
    }

    private static TongquException unknownInsurer(String code) {
        return new TongquException(ErrorCode.UNKNOWN_CODE, "no insurer has the code " + code);
    }

    private static FileFacts check(Request request, PolicyLineReader lines, BadRows badRows) {
        AtomicLong rows = new AtomicLong();
        byte[] digest =
                new PolicyCsv(request.file())
                        .read(
                                (row, line, cells) -> {
                                    rows.incrementAndGet();
                                    checkRow(lines, line, cells, badRows);
                                });
        if (badRows.tooManyOf(rows.get())) {
            throw new TongquException(
                    ErrorCode.FILE_MALFORMED,
                    badRows.count()
                            + " of "
                            + rows
                            + " rows are bad, so none was imported; first "
                            + badRows.first().get(0));
        }
        return new FileFacts(
                digest,
                String.valueOf(request.file().getFileName()),
                request.insurerCode(),
                rows.get(),
                badRows.count());
    }

    private static void checkRow(
            PolicyLineReader lines, long line, String[] cells, BadRows badRows) {
        try {
            lines.read(line, cells);
        } catch (BadCell bad) {
            badRows.add(line, bad.column(), bad.code());
        }
    }

    private static void write(Request request, FileFacts facts, ImportRun run) {
        byte[] digest = new PolicyCsv(request.file()).read(run);
        run.finish();
        if (!Arrays.equals(digest, facts.digest())) {
            throw new TongquException(
                    ErrorCode.FILE_DIGEST_MISMATCH,
                    facts.name() + " changed while it was imported; import it again");
        }
    }
}
