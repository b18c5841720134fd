package org.tongqu.onboarding.internal;

import org.tongqu.partner.Partner;

import java.util.List;

/** How messages reach a partner and its answers come back, as its connections say. */
enum Way {
    /** The hub calls; the answer is in the response. */
    CALL,
    /** The hub hands over; the answer comes by another way. */
    QUEUE,
    /** Files; answers are files. */
    FILES,
    /** The hub does not call the partner. */
    NONE;

    static Way of(Partner partner) {
        List<String> templates =
                partner.connections().stream().map(Partner.Connection::template).toList();
        if (templates.contains("deliver-sftp")) {
            return FILES;
        }
        if (templates.stream().noneMatch(t -> t.startsWith("deliver-"))) {
            return NONE;
        }
        return templates.stream().anyMatch(t -> t.startsWith("answers-")) ? QUEUE : CALL;
    }
}
