package org.tongqu.delivery.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.accident.CaseDocument;
import org.tongqu.accident.CaseFold;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.Cases.Sequenced;

import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The case as of each of its events. With one open event that is the case as it stands; with more,
 * it is folded anew, claims and routes as they stand now.
 */
final class CaseHistory {
    private final CaseDocument current;
    private final List<Sequenced> all;

    private CaseHistory(CaseDocument current, List<Sequenced> all) {
        this.current = current;
        this.all = all;
    }

    static CaseHistory of(Cases cases, CaseDocument current, Deque<Sequenced> open) {
        return new CaseHistory(
                current, open.size() == 1 ? List.of() : cases.eventsAfter(current.accidentNo(), 0));
    }

    static CaseHistory whole(Cases cases, CaseDocument current) {
        return new CaseHistory(current, cases.eventsAfter(current.accidentNo(), 0));
    }

    /** The event at that place, if it is there. */
    Optional<Sequenced> event(int seq) {
        return all.stream().filter(e -> e.seq() == seq).findFirst();
    }

    CaseDocument upTo(Sequenced event) {
        if (all.isEmpty()) {
            return current;
        }
        CaseDocument document = CaseDocument.open(current.accidentNo());
        all.stream()
                .filter(e -> e.seq() <= event.seq())
                .forEach(e -> CaseFold.apply(document, e.event()));
        for (String carried : List.of("sources", "routes", "claims")) {
            JsonNode value = current.tree().get(carried);
            if (value != null) {
                document.tree().set(carried, value.deepCopy());
            }
        }
        CaseFold.settle(document);
        return document;
    }
}
