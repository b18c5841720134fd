package org.tongqu.intake.internal.store;

import java.time.Instant;
import java.time.ZoneOffset;

/** Names of the keys of what belongs to no case yet: one a day. */
final class Days {
    private Days() {}

    static String key(Instant receivedAt) {
        return "day/" + receivedAt.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
