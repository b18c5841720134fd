package org.tongqu.disclosure.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.disclosure.DisclosedView.Withheld;
import org.tongqu.disclosure.DisclosurePolicy.LineRef;
import org.tongqu.disclosure.RecipientRole;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arranges a case for a recipient and cuts it by the recipient's allow-lists. Thread-safe. */
public final class Cutting {
    private static final String OPPOSITE = "opposite";

    private final AllowLists lists;

    public Cutting(AllowLists lists) {
        this.lists = lists;
    }

    /** What remains, and what was held back. */
    public record Result(ObjectNode tree, List<Withheld> withheld) {}

    /** For the insurer of one line. */
    public Result insurer(ObjectNode caseDocument, LineRef line) {
        return sides(
                new Perspective(caseDocument).ofInsurer(line),
                new Situation(caseDocument, line.policyNo().isPresent()),
                RecipientRole.OWN_INSURER,
                RecipientRole.OPPOSITE_INSURER);
    }

    /** For one party; nothing where the case does not have it. */
    public Optional<Result> party(ObjectNode caseDocument, String partyId) {
        Perspective perspective = new Perspective(caseDocument);
        return caseDocument
                .path("parties")
                .valueStream()
                .filter(party -> partyId.equals(party.path("partyId").asText()))
                .findFirst()
                .map(party -> perspective.ofParty((ObjectNode) party))
                .map(
                        tree ->
                                sides(
                                        tree,
                                        new Situation(caseDocument, true),
                                        RecipientRole.PARTY,
                                        RecipientRole.OPPOSITE_PARTY));
    }

    /** For the police or the regulator. */
    public Result authority(ObjectNode caseDocument, RecipientRole role) {
        List<Withheld> withheld = new ArrayList<>();
        Cut cut = new Cut(new Situation(caseDocument, true), withheld);
        ObjectNode whole = new Perspective(caseDocument).ofAuthority();
        return new Result(cut.object(whole, lists.of(role).root(), ""), withheld);
    }

    private Result sides(
            ObjectNode whole, Situation situation, RecipientRole own, RecipientRole opposite) {
        List<Withheld> withheld = new ArrayList<>();
        Cut cut = new Cut(situation, withheld);
        JsonNode others = whole.remove(OPPOSITE);
        ObjectNode tree = cut.object(whole, lists.of(own).root(), "");
        ArrayNode kept = tree.putArray(OPPOSITE);
        for (int i = 0; i < others.size(); i++) {
            String at = "/" + OPPOSITE + "/" + i;
            kept.add(cut.object(others.path(i), lists.of(opposite).root(), at));
        }
        return new Result(tree, withheld);
    }
}
