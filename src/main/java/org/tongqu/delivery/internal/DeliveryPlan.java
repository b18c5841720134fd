package org.tongqu.delivery.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CaseDocument;
import org.tongqu.accident.Liability;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.delivery.internal.store.NewDelivery;
import org.tongqu.disclosure.DisclosedView;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Cases.Sequenced;
import org.tongqu.ledger.Lines;
import org.tongqu.partner.Partner;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes deliveries: one event, one recipient, the view of the case as of that event. */
@Component
final class DeliveryPlan {
    private static final Duration FAR = Duration.ofDays(3650);
    private static final String NEEDS_LIABILITY = "liability";

    private final DisclosurePolicy disclosure;
    private final DeliveryStore store;
    private final HandOver handOver;
    private final AuditTrail audit;
    private final Clock clock;

    DeliveryPlan(
            DisclosurePolicy disclosure,
            DeliveryStore store,
            HandOver handOver,
            AuditTrail audit,
            Clock clock) {
        this.disclosure = disclosure;
        this.store = store;
        this.handOver = handOver;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the insurer of one line, unless a precondition of its file is not met yet. */
    void forLine(CaseDocument document, Sequenced event, Lines.Line line, To to) {
        if (!isReady(document, line, to.partner())) {
            return;
        }
        String lineKey = line.key().text() + "@" + line.partner();
        int version = store.lastVersion(lineKey) + 1;
        DisclosedView view = view(document, line);
        String key = line.key().text() + "/" + version + "/" + line.partner();
        add(new Draft(document, event, to, lineKey, key, version, Optional.of(line.key())), view);
    }

    /** For police and the like, who get the course of the case. */
    void forCase(CaseDocument document, Sequenced event, To to) {
        forCase(document, event, to, Integer.toString(event.seq()));
    }

    /**
     * The same event for the same recipient once more, in place of a delivery that ended unsent.
     */
    void forCaseAnew(CaseDocument document, Sequenced event, To to, long inPlaceOf) {
        forCase(document, event, to, event.seq() + "." + inPlaceOf);
    }

    private void forCase(CaseDocument document, Sequenced event, To to, String content) {
        String partner = to.partner().name();
        String lineKey = document.accidentNo() + "@" + partner;
        String key = document.accidentNo() + "/-/-/" + content + "/" + partner;
        add(
                new Draft(document, event, to, lineKey, key, event.seq(), Optional.empty()),
                view(document));
    }

    /** What the insurer of a line may see today. */
    DisclosedView view(CaseDocument document, Lines.Line line) {
        return disclosure.forInsurer(
                document.tree(),
                new DisclosurePolicy.LineRef(
                        line.key().vehicleId(),
                        line.key().kind(),
                        line.policyNo(),
                        line.insurerCode()));
    }

    /** What police and the like may see today. */
    DisclosedView view(CaseDocument document) {
        return disclosure.forPolice(document.tree());
    }

    /** A recipient, and the message of its mapping. */
    record To(Partner partner, String message) {}

    private record Draft(
            CaseDocument document,
            Sequenced event,
            To to,
            String lineKey,
            String key,
            int version,
            Optional<Lines.Key> line) {}

    private static boolean isReady(CaseDocument document, Lines.Line line, Partner partner) {
        if (!partner.delivery().needs().contains(NEEDS_LIABILITY)) {
            return true;
        }
        for (JsonNode party : document.tree().path("liability").path("parties")) {
            if (party.path("vehicleId").asText().equals(line.key().vehicleId())) {
                return !party.path("liability").asText().equals(Liability.UNDETERMINED.name());
            }
        }
        return false;
    }

    private void add(Draft draft, DisclosedView view) {
        Way way = Way.of(draft.to().partner());
        if (way == Way.NONE) {
            return;
        }
        Instant now = clock.instant();
        NewDelivery delivery =
                new NewDelivery(
                        draft.key(),
                        draft.to().partner().name(),
                        draft.lineKey(),
                        draft.document().accidentNo(),
                        draft.line(),
                        draft.event().seq(),
                        draft.event().event().type().eventName(),
                        draft.version(),
                        draft.to().message(),
                        way == Way.PULL ? DeliveryState.AWAITING : DeliveryState.PENDING,
                        way == Way.PUSH ? now.plus(HandOver.TAKEN_WITHIN) : now.plus(FAR),
                        view.policyVersion(),
                        withheld(view),
                        view.tree().toString().getBytes(StandardCharsets.UTF_8),
                        now);
        store.add(delivery)
                .ifPresent(
                        id -> {
                            if (way == Way.PUSH) {
                                handOver.head(draft.lineKey());
                            }
                            audit.append(
                                    "delivery.planned",
                                    draft.document().accidentNo(),
                                    "tongqu",
                                    Map.of(
                                            "delivery", Long.toString(id),
                                            "partner", draft.to().partner().name(),
                                            "event", delivery.eventType()));
                        });
    }

    private static String withheld(DisclosedView view) {
        return view.withheld().stream()
                .map(w -> w.pointer() + ":" + w.rule())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
