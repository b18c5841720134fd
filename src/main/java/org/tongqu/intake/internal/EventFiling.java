package org.tongqu.intake.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CanonicalEvent;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Messages;
import org.tongqu.ledger.TestClaims;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.Digests;

import java.security.MessageDigest;
import java.util.Optional;

/** Records what a partner said in its own protocol, once; in the caller's transaction. */
@Component
final class EventFiling {
    private final Messages messages;
    private final EventRecorder recorder;
    private final Digests digests;
    private final TestClaims tests;

    EventFiling(Messages messages, EventRecorder recorder, Digests digests, TestClaims tests) {
        this.tests = tests;
        this.messages = messages;
        this.recorder = recorder;
        this.digests = digests;
    }

    /**
     * Places and records the event.
     *
     * @return false when it is recorded already
     * @throws AlreadyRecorded when another thread was faster: the transaction must be rolled back
     * @throws TongquException LINE_UNKNOWN, before anything is written; MESSAGE_ID_CONFLICT
     */
    boolean file(Messages.Arrival arrival, Partner partner, CanonicalEvent event, byte[] payload) {
        Messages.Known known =
                new Messages.Known(arrival.messageId(), digests.sm3(payload), new byte[0]);
        Optional<Messages.Known> first = messages.find(partner.name(), event.id());
        if (first.isPresent()) {
            requireSame(event, first.get(), known);
            return false;
        }
        Optional<EventRecorder.Place> place = place(event, partner);
        if (!messages.claim(partner.name(), event.id(), known, "partner")) {
            throw new AlreadyRecorded();
        }
        place.ifPresentOrElse(
                found -> record(found, arrival, event, payload),
                () -> messages.noted(arrival, Optional.empty(), payload));
        return true;
    }

    private void record(
            EventRecorder.Place place,
            Messages.Arrival arrival,
            CanonicalEvent event,
            byte[] payload) {
        recorder.record(place, event, arrival.messageId());
        messages.recorded(arrival, place.accidentNo(), new byte[0], payload);
    }

    /** Where it belongs; empty for the claim of a conformance run, which belongs to no case. */
    private Optional<EventRecorder.Place> place(CanonicalEvent event, Partner partner) {
        try {
            return Optional.of(recorder.place(event, partner));
        } catch (TongquException e) {
            if (e.code() == ErrorCode.LINE_UNKNOWN && isOfTest(event, partner)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean isOfTest(CanonicalEvent event, Partner partner) {
        JsonNode line = event.data().path("line");
        return tests.isOne(partner.name(), text(line, "accidentNo"), text(line, "reportNo"));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field).asText()).filter(text -> !text.isEmpty());
    }

    /** A repeat says the same; other content under the same id is never dropped in silence. */
    private static void requireSame(
            CanonicalEvent event, Messages.Known first, Messages.Known repeat) {
        if (!MessageDigest.isEqual(first.contentDigest(), repeat.contentDigest())) {
            throw new TongquException(
                    ErrorCode.MESSAGE_ID_CONFLICT,
                    "statement " + event.id() + " was recorded with other content");
        }
    }
}
