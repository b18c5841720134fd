package org.tongqu.partner;

import org.tongqu.partner.internal.InsurersFile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Insurers' codes, names and successions, as {@code config/insurers.yaml} declares them.
 *
 * <p>A code without system is one of the file's own {@code codeSystem}. Immutable.
 */
public interface InsurerRegistry {

    /**
     * The registry of a checkout, without starting anything.
     *
     * @throws org.tongqu.failure.TongquException CONFIG_INVALID
     */
    static InsurerRegistry read(TongquPaths paths) {
        return new InsurersFile(paths.config().resolve("insurers.yaml"));
    }

    /** The system of every code that this registry answers with, e.g. CBIT. */
    String codeSystem();

    /** The company with this code. */
    Optional<Insurer> find(String code);

    /** The registry's code of a company that another system, or an alias, names otherwise. */
    Optional<String> codeOf(String codeSystem, String code);

    /**
     * The company that free text seems to name.
     *
     * <p>A hint only: text from police forms must never decide where a claim goes. Empty when no
     * known name occurs in it, or the longest ones that occur belong to different companies.
     */
    Optional<String> hint(String freeText);

    /**
     * The company that serves a policy at a time, after all successions in force by then.
     *
     * <p>{@code at} is the time of the call, not of the accident: a policy of a company that no
     * longer exists is served by its successor, whenever the accident was.
     */
    Servicing servicing(Origin policy, Instant at);

    /** One company. */
    record Insurer(String code, String titleZh, String titleEn) {}

    /**
     * What of a policy decides its succession.
     *
     * @param stated the company that serves it now, as its insurer's file says
     */
    record Origin(String codeAtInception, Optional<String> stated, Optional<String> policyNo) {}

    /** The company that serves, and the companies before it, oldest first. */
    record Servicing(String code, List<String> predecessors) {

        /** Whether another company wrote the policy. */
        public boolean isSuccession() {
            return !predecessors.isEmpty();
        }
    }
}
