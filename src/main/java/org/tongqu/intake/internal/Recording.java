package org.tongqu.intake.internal;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Messages;
import org.tongqu.partner.PartnerStages;

/** The ledger's parts that intake writes together, and what becomes of messages in vain. */
@Component
record Recording(Ledger ledger, Messages messages, PartnerStages stages) {

    /** Refuses, and counts, what comes from a suspended partner. */
    void requireNotSuspended(Messages.Arrival arrival) {
        if (arrival.partner().filter(stages::isSuspended).isPresent()) {
            refuse(arrival, ErrorCode.PARTNER_SUSPENDED);
            throw new TongquException(ErrorCode.PARTNER_SUSPENDED, "its messages are refused");
        }
    }

    /** Counts a message that was refused before it was opened. */
    void refuse(Messages.Arrival arrival, ErrorCode code) {
        ledger.record(() -> messages.refused(arrival, code));
    }

    /** Keeps a message that cannot be accepted, with the reason; fails when nothing can be kept. */
    void keepInvalid(Messages.Arrival arrival, byte[] payload, TongquException reason) {
        if (reason.code() == ErrorCode.STORE_UNAVAILABLE) {
            throw reason;
        }
        ledger.record(() -> messages.invalid(arrival, reason.code(), reason.pointer(), payload));
    }
}
