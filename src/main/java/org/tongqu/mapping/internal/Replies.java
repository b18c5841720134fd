package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.mapping.Translation.Reply;

import java.util.List;
import java.util.Optional;

/** What a transformation made of a partner's answer, as a reply. */
final class Replies {

    private Replies() {}

    /** An answer that claims success without naming its delivery proves nothing. */
    static Reply of(ObjectNode answer) {
        Optional<Outcome> outcome = text(answer, "outcome").flatMap(Replies::outcome);
        Optional<String> deliveryRef = text(answer, "deliveryRef");
        boolean nameless =
                deliveryRef.isEmpty()
                        && outcome.filter(o -> o == Outcome.ACCEPTED || o == Outcome.DUPLICATE)
                                .isPresent();
        if (outcome.isEmpty() || nameless) {
            return unreadable();
        }
        return new Reply(
                outcome.get(),
                deliveryRef,
                text(answer, "partnerCode"),
                text(answer, "reportNo"),
                text(answer, "accidentNo"));
    }

    private static Optional<Outcome> outcome(String name) {
        return List.of(Outcome.values()).stream().filter(o -> o.name().equals(name)).findFirst();
    }

    static Reply unreadable() {
        return new Reply(Outcome.UNREADABLE, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Optional<String> text(ObjectNode object, String name) {
        return Optional.of(object.path(name).asText()).filter(text -> !text.isEmpty());
    }
}
