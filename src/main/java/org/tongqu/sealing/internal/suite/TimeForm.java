package org.tongqu.sealing.internal.suite;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How a suite writes the moment of sealing. */
enum TimeForm {
    /** Milliseconds since 1970, in decimal. */
    MILLIS {
        @Override
        String write(Instant moment) {
            return Long.toString(moment.toEpochMilli());
        }

        @Override
        Instant read(String text) {
            if (!text.matches("[0-9]{1,15}")) {
                throw Workbench.malformed("the time is not in milliseconds");
            }
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
    },
    /** UTC of RFC 3339 with milliseconds, as {@code wsu:Created}. */
    RFC_3339 {
        @Override
        String write(Instant moment) {
            return moment.truncatedTo(ChronoUnit.MILLIS).toString();
        }

        @Override
        Instant read(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw Workbench.malformed("the time is not of RFC 3339 in UTC");
            }
        }
    };

    abstract String write(Instant moment);

    abstract Instant read(String text);
}
