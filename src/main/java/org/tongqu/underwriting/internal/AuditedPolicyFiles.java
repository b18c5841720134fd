package org.tongqu.underwriting.internal;

import org.springframework.stereotype.Component;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Ledger;
import org.tongqu.underwriting.PolicyFiles;
import org.tongqu.underwriting.PolicyImport;
import org.tongqu.underwriting.PolicyImport.BadRow;
import org.tongqu.underwriting.PolicyImport.Report;
import org.tongqu.underwriting.PolicyImport.Request;
import org.tongqu.underwriting.internal.store.ImportList;

import java.util.List;
import java.util.Map;

/** Imports, then writes the audit entry and the bad rows in one transaction. */
@Component
final class AuditedPolicyFiles implements PolicyFiles {
    private final PolicyImport policies;
    private final ImportList imports;
    private final Ledger ledger;
    private final AuditTrail audit;

    AuditedPolicyFiles(PolicyImport policies, ImportList imports, Ledger ledger, AuditTrail audit) {
        this.policies = policies;
        this.imports = imports;
        this.ledger = ledger;
        this.audit = audit;
    }

    @Override
    public Report take(Request request, String who) {
        Report report = policies.run(request);
        ledger.record(() -> note(report, who));
        return report;
    }

    private void note(Report report, String who) {
        imports.keepBadRows(report.fileDigest(), report.firstBadRows());
        audit.append(
                "policies.imported",
                report.fileDigest(),
                who,
                Map.of(
                        "written", Long.toString(report.written()),
                        "badRows", Long.toString(report.badRows())));
    }

    @Override
    public List<Imported> list(int limit) {
        return imports.list(limit);
    }

    @Override
    public List<BadRow> badRows(String fileDigest) {
        return imports.badRows(fileDigest);
    }
}
