package org.tongqu.intake.internal;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CanonicalEvent;
import org.tongqu.ledger.Messages;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.Digests;

/** Records what a partner said in its own protocol, once; in the caller's transaction. */
@Component
final class EventFiling {
    private final Messages messages;
    private final EventRecorder recorder;
    private final Digests digests;

    EventFiling(Messages messages, EventRecorder recorder, Digests digests) {
        this.messages = messages;
        this.recorder = recorder;
        this.digests = digests;
    }

    /**
     * Places and records the event.
     *
     * @return false when it is recorded already
     * @throws AlreadyRecorded when another thread was faster: the transaction must be rolled back
     * @throws org.tongqu.failure.TongquException LINE_UNKNOWN, before anything is written
     */
    boolean file(Messages.Arrival arrival, Partner partner, CanonicalEvent event, byte[] payload) {
        if (messages.find(partner.name(), event.id()).isPresent()) {
            return false;
        }
        EventRecorder.Place place = recorder.place(event, partner);
        Messages.Known known =
                new Messages.Known(arrival.messageId(), digests.sm3(payload), new byte[0]);
        if (!messages.claim(partner.name(), event.id(), known, "partner")) {
            throw new AlreadyRecorded();
        }
        recorder.record(place, event, arrival.messageId());
        messages.recorded(arrival, place.accidentNo(), new byte[0], payload);
        return true;
    }
}
