package org.tongqu.delivery.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CaseDocument;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.disclosure.DisclosedView;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.Cases.Sequenced;
import org.tongqu.ledger.Lines;
import org.tongqu.partner.PartnerDirectory;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses to send what the disclosure policy of today would show less of, and plans it anew.
 *
 * <p>The frozen view is compared with the view of the same event, cut anew. Where that one holds
 * something back, the delivery ends as REDIRECTED, and so does all that waits behind it on its
 * line; each is planned again in the same order. A policy that was only widened changes nothing.
 */
@Component
final class Replanning {
    private final DeliveryStore store;
    private final DisclosurePolicy disclosure;
    private final DeliveryPlan plan;
    private final Settlement settlement;
    private final Cases cases;
    private final Lines lines;
    private final PartnerDirectory partners;
    private final AuditTrail audit;
    private final ObjectMapper json = new ObjectMapper();

    Replanning(
            DeliveryStore store,
            DisclosurePolicy disclosure,
            DeliveryPlan plan,
            Settlement settlement,
            Cases cases,
            Lines lines,
            PartnerDirectory partners,
            AuditTrail audit) {
        this.store = store;
        this.disclosure = disclosure;
        this.plan = plan;
        this.settlement = settlement;
        this.cases = cases;
        this.lines = lines;
        this.partners = partners;
        this.audit = audit;
    }

    /** Whether the delivery may go as it is frozen; if not, it is planned anew. */
    boolean maySend(DeliveryRow row) {
        if (row.policyVersion().equals(disclosure.version())) {
            return true;
        }
        CaseHistory history = CaseHistory.whole(cases, cases.read(row.accidentNo()).orElseThrow());
        Set<String> held = view(row, history).tightens(frozen(row));
        if (held.isEmpty()) {
            return true;
        }
        anew(row, held);
        return false;
    }

    private void anew(DeliveryRow row, Set<String> held) {
        List<DeliveryRow> open = store.openOfLine(row.lineKey());
        CaseDocument current = cases.lock(row.accidentNo()).orElseThrow().document();
        CaseHistory history = CaseHistory.whole(cases, current);
        List<DeliveryRow> replaced = open.stream().filter(settlement::replaced).toList();
        replaced.forEach(old -> anew(old, history));
        audit.append(
                "delivery.replanned",
                row.accidentNo(),
                "tongqu",
                Map.of(
                        "delivery", Long.toString(row.deliveryId()),
                        "partner", row.partner(),
                        "deliveries", Integer.toString(replaced.size()),
                        "fields", String.join(" ", held)));
    }

    private void anew(DeliveryRow old, CaseHistory history) {
        Sequenced event = event(old, history);
        CaseDocument asOf = history.upTo(event);
        DeliveryPlan.To to = new DeliveryPlan.To(partners.get(old.partner()), old.message());
        line(old)
                .ifPresentOrElse(
                        line -> plan.forLine(asOf, event, line, to),
                        () -> plan.forCaseAnew(asOf, event, to, old.deliveryId()));
    }

    private DisclosedView view(DeliveryRow row, CaseHistory history) {
        CaseDocument asOf = history.upTo(event(row, history));
        return line(row).map(line -> plan.view(asOf, line)).orElseGet(() -> plan.view(asOf));
    }

    private Sequenced event(DeliveryRow row, CaseHistory history) {
        return history.event(store.eventSeq(row)).orElseThrow();
    }

    private Optional<Lines.Line> line(DeliveryRow row) {
        return row.line().map(key -> lines.find(key).orElseThrow());
    }

    private DisclosedView frozen(DeliveryRow row) {
        List<DisclosedView.Withheld> withheld =
                Arrays.stream(store.withheld(row).split(" "))
                        .filter(entry -> !entry.isEmpty())
                        .map(Replanning::withheld)
                        .toList();
        try {
            ObjectNode tree = (ObjectNode) json.readTree(store.view(row));
            return disclosure.restore(tree, row.policyVersion(), withheld);
        } catch (IOException e) {
            throw new TongquException(ErrorCode.INTERNAL, "a stored view cannot be read", e);
        }
    }

    private static DisclosedView.Withheld withheld(String entry) {
        int colon = entry.lastIndexOf(':');
        return new DisclosedView.Withheld(entry.substring(0, colon), entry.substring(colon + 1));
    }
}
