package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.internal.store.TrialList;
import org.tongqu.ledger.TestClaims;

import java.util.Optional;

/** The claims of trials; in the caller's transaction. */
@Component
record TrialClaims(TrialList list) implements TestClaims {
    @Override
    public boolean isOne(String partner, Optional<String> accidentNo, Optional<String> reportNo) {
        return list.isClaim(partner, accidentNo.orElse(""), reportNo.orElse(""));
    }
}
