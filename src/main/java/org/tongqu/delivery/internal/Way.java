package org.tongqu.delivery.internal;

import org.tongqu.partner.Partner;

/** How deliveries reach a partner, as the templates of its connections say. */
enum Way {
    /** The hub calls, one message at a time. */
    PUSH,
    /** The hub collects messages into files. */
    BATCH,
    /** The hub sends over a connection that one node holds. */
    SOCKET,
    /** The partner asks for what waits. */
    PULL,
    /** Nothing is delivered; the partner only asks or reports. */
    NONE;

    static Way of(Partner partner) {
        if (uses(partner, "outbox-pull")) {
            return PULL;
        }
        if (uses(partner, "deliver-sftp")) {
            return BATCH;
        }
        if (uses(partner, "deliver-socket")) {
            return SOCKET;
        }
        return uses(partner, "deliver-") ? PUSH : NONE;
    }

    private static boolean uses(Partner partner, String template) {
        return partner.connections().stream().anyMatch(c -> c.template().startsWith(template));
    }
}
