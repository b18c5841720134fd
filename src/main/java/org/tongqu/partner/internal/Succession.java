package org.tongqu.partner.internal;

import org.tongqu.partner.InsurerRegistry.Origin;

import java.time.Instant;
import java.util.Optional;

/** From a time on, another company serves the policies of one. */
record Succession(
        String from,
        String to,
        Instant effectiveAt,
        boolean listedOnly,
        Optional<String> policyPrefix) {

    /** Whether it moves this policy at that time. */
    boolean moves(Origin policy, Instant at) {
        return !at.isBefore(effectiveAt) && hasPrefix(policy) && isListed(policy);
    }

    private boolean hasPrefix(Origin policy) {
        return policyPrefix
                .map(prefix -> policy.policyNo().filter(no -> no.startsWith(prefix)).isPresent())
                .orElse(true);
    }

    private boolean isListed(Origin policy) {
        return !listedOnly || policy.stated().filter(to::equals).isPresent();
    }
}
