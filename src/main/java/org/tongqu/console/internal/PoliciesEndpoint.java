package org.tongqu.console.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Ledger;
import org.tongqu.underwriting.PolicyImport;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Imports policy files that lie on this machine. */
@Component
@Endpoint(id = "policies")
class PoliciesEndpoint {

    private final PolicyImport policies;
    private final Ledger ledger;
    private final AuditTrail audit;

    PoliciesEndpoint(PolicyImport policies, Ledger ledger, AuditTrail audit) {
        this.policies = policies;
        this.ledger = ledger;
        this.audit = audit;
    }

    /** Imports one file; with an insurer, every row must be of that company. Audited. */
    @WriteOperation
    PolicyImport.Report run(String file, @Nullable String insurer, String who) {
        String operator = Operator.named(who);
        PolicyImport.Report report =
                policies.run(new PolicyImport.Request(Path.of(file), Optional.ofNullable(insurer)));
        ledger.record(
                () ->
                        audit.append(
                                "policies.imported",
                                report.fileDigest(),
                                operator,
                                Map.of(
                                        "written", Long.toString(report.written()),
                                        "badRows", Long.toString(report.badRows()))));
        return report;
    }
}
