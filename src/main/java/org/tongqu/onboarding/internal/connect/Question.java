package org.tongqu.onboarding.internal.connect;

import org.tongqu.mapping.Translation;
import org.tongqu.partner.Partner;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a partner may be asked without telling it of an accident.
 *
 * @param kind what its answer is read as
 */
record Question(String message, String answer, Kind kind) {
    /** The number of a report, a case and an event that cannot exist. */
    static final String NOTHING = "TONGQU-CONNECT-TEST";

    private static final Question IS_IT_THERE =
            new Question("accident-question", "accident-query-reply", Kind.REPLY);

    private static final Map<String, Question> BY_TEMPLATE =
            Map.of(
                    "poll-https", new Question("progress-question", "progress-in", Kind.READ),
                    "poll-list-http", new Question("version-question", "version-in", Kind.VERSION),
                    "poll-events-https", new Question("events-question", "events-page", Kind.READ),
                    "pull-https", new Question("detail-question", "detail-in", Kind.OPEN),
                    "deliver-http", IS_IT_THERE,
                    "deliver-https", IS_IT_THERE);

    /** What an answer is read as. */
    enum Kind {
        READ,
        REPLY,
        VERSION,
        /**
         * There is no such thing, which the partner may say in any way: that it opens is enough.
         */
        OPEN
    }

    /** The question for a connection, if there is a harmless one that the mapping has. */
    static Optional<Question> of(
            Partner.Connection connection, Partner partner, Translation translation) {
        return Optional.ofNullable(BY_TEMPLATE.get(connection.template()))
                .map(usual -> usual.named(connection.parameters()))
                .filter(question -> translation.knows(partner, question.message()));
    }

    private Question named(Map<String, String> parameters) {
        return kind == Kind.OPEN
                ? new Question(
                        parameters.getOrDefault("question", message),
                        parameters.getOrDefault("message", answer),
                        kind)
                : this;
    }

    /** What the question refers to: nothing that is there. */
    Map<String, String> references(String uuid, String now) {
        Map<String, String> references = new HashMap<>();
        references.put("uuid", uuid);
        references.put("messageId", uuid);
        references.put("now", now);
        references.put("vehicleId", "V1");
        references.put("policyKind", "COMPULSORY");
        references.put("contentVersion", "1");
        for (String name : List.of("reportNo", "accidentNo", "about", "id")) {
            references.put(name, NOTHING);
        }
        return references;
    }

    /** What the answer says, in one line. */
    String understood(
            Translation translation,
            Partner partner,
            byte[] payload,
            Map<String, String> references) {
        return switch (kind) {
            case READ -> translation.read(partner, answer, payload).size() + " statements";
            case VERSION -> "version " + translation.version(partner, answer, payload);
            case OPEN -> payload.length + " bytes";
            case REPLY ->
                    translation.replies(partner, answer, payload, references).stream()
                            .map(reply -> reply.outcome().name())
                            .findFirst()
                            .orElse("-");
        };
    }
}
