package org.tongqu.intake.internal;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CanonicalEvent;
import org.tongqu.accident.CaseFold;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.Outbox;
import org.tongqu.partner.Partner;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Authorises an event, finds or opens its case, and appends it; in the caller's transaction. */
@Component
final class EventRecorder {
    private final CasePlacement placement;
    private final ClaimRecorder claims;
    private final Cases cases;
    private final Outbox outbox;
    private final AuditTrail audit;

    /** The case an event goes to, locked. */
    record Place(Cases.Locked locked, Optional<ClaimRecorder.ClaimPlace> claim) {
        String accidentNo() {
            return locked.document().accidentNo();
        }
    }

    EventRecorder(
            CasePlacement placement,
            ClaimRecorder claims,
            Cases cases,
            Outbox outbox,
            AuditTrail audit) {
        this.placement = placement;
        this.claims = claims;
        this.cases = cases;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Finds, or opens, the case of an event that its sender may report. */
    Place place(CanonicalEvent event, Partner sender) {
        if (!sender.mayEmit(event.type().eventName())) {
            throw TongquException.atField(
                    ErrorCode.EVENT_NOT_ALLOWED,
                    "/type",
                    sender.name() + " may not emit " + event.type().eventName());
        }
        if (event.type().isClaim()) {
            ClaimRecorder.ClaimPlace claim = claims.place(event, sender);
            return new Place(placement.lock(claim.line().key().accidentNo()), Optional.of(claim));
        }
        return new Place(placement.place(event, sender), Optional.empty());
    }

    /** Folds and appends the event, and asks for deliveries to be planned. */
    void record(Place place, CanonicalEvent event, UUID messageId) {
        CaseFold.apply(place.locked().document(), event);
        place.claim().ifPresent(claim -> claims.record(claim, place.locked().document(), event));
        int seq = cases.append(place.locked(), event, Optional.of(messageId));
        outbox.planCase(place.accidentNo());
        audit.append(
                "event.recorded",
                place.accidentNo(),
                event.source(),
                Map.of(
                        "type", event.type().eventName(),
                        "id", event.id(),
                        "seq", Integer.toString(seq)));
    }
}
