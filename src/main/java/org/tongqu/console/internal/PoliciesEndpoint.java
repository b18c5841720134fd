package org.tongqu.console.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import org.tongqu.underwriting.PolicyFiles;
import org.tongqu.underwriting.PolicyImport;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Policy files: imports those that lie on this machine, shows what came of all. */
@Component
@Endpoint(id = "policies")
class PoliciesEndpoint {

    private final PolicyFiles files;

    PoliciesEndpoint(PolicyFiles files) {
        this.files = files;
    }

    /** Files, newest first. */
    @ReadOperation
    List<PolicyFiles.Imported> list(@Nullable Integer limit) {
        return files.list(Limit.of(limit));
    }

    /** Rows of a file that were left out. */
    @ReadOperation
    List<PolicyImport.BadRow> badRows(@Selector String digest) {
        return files.badRows(digest);
    }

    /** Imports one file; with an insurer, every row must be of that company. Audited. */
    @WriteOperation
    PolicyImport.Report run(String file, @Nullable String insurer, String who) {
        return files.take(
                new PolicyImport.Request(Path.of(file), Optional.ofNullable(insurer)),
                Operator.named(who));
    }
}
