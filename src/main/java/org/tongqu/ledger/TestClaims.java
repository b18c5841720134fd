package org.tongqu.ledger;

import java.util.Optional;

/** Claims that conformance runs left at partners: their progress is of no case of the hub. */
public interface TestClaims {

    /** Whether a partner speaks of such a claim, by its case or by its own number. */
    boolean isOne(String partner, Optional<String> accidentNo, Optional<String> reportNo);
}
