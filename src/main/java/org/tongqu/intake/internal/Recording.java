package org.tongqu.intake.internal;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Messages;
import org.tongqu.partner.PartnerStages;

import java.util.HexFormat;

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

    /** Keeps a statement that cannot be accepted, with the reason. */
    void keep(Messages.Arrival arrival, byte[] payload, byte[] digest, TongquException reason) {
        if (reason.code() == ErrorCode.MESSAGE_ID_CONFLICT) {
            keepConflict(arrival, payload, digest, reason);
        } else {
            keepInvalid(arrival, payload, reason);
        }
    }

    /**
     * Keeps a statement whose id was used for other content; once, however often it is repeated, as
     * a partner that is asked again and again repeats what it says.
     */
    private void keepConflict(
            Messages.Arrival arrival, byte[] payload, byte[] digest, TongquException reason) {
        String source = arrival.partner().orElseThrow() + "#conflict";
        String id = arrival.externalId().orElseThrow() + "#" + HexFormat.of().formatHex(digest);
        Messages.Known known = new Messages.Known(arrival.messageId(), digest, new byte[0]);
        ledger.record(
                () -> {
                    if (messages.claim(source, id, known, "partner")) {
                        messages.invalid(arrival, reason.code(), reason.pointer(), payload);
                    }
                });
    }
}
