package org.tongqu.ledger;

import java.util.Optional;

/**
 * A line was bound to a partner, or got its report number; published in that transaction.
 *
 * @param reportNo the number, when it is that which became known
 */
public record LineNumberKnown(String partner, String accidentNo, Optional<String> reportNo) {
    @Override
    public String toString() {
        return "LineNumberKnown[" + partner + ", " + accidentNo + "]";
    }
}
