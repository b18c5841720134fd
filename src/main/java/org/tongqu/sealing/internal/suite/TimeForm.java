package org.tongqu.sealing.internal.suite;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** How a suite writes the moment of sealing. */
interface TimeForm {

    String write(Instant moment);

    /** The moment; a text in another form is refused as malformed. */
    Instant read(String text);

    /** What the field {@code as} asks for: {@code millis}, {@code RFC-3339}, or a pattern. */
    static TimeForm of(StepFields fields) {
        String as = fields.text("as", "millis");
        return switch (as) {
            case "millis" -> new Millis();
            case "RFC-3339" -> new Utc();
            default -> Local.of(fields, as);
        };
    }

    /** Milliseconds since 1970, in decimal. */
    record Millis() implements TimeForm {
        @Override
        public String write(Instant moment) {
            return Long.toString(moment.toEpochMilli());
        }

        @Override
        public Instant read(String text) {
            if (!text.matches("[0-9]{1,15}")) {
                throw Workbench.malformed("the time is not in milliseconds");
            }
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
    }

    /** UTC of RFC 3339 with milliseconds, as {@code wsu:Created}. */
    record Utc() implements TimeForm {
        @Override
        public String write(Instant moment) {
            return moment.truncatedTo(ChronoUnit.MILLIS).toString();
        }

        @Override
        public Instant read(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw Workbench.malformed("the time is not of RFC 3339 in UTC");
            }
        }
    }

    /** A local time of Shanghai by a pattern. */
    record Local(DateTimeFormatter form) implements TimeForm {
        private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

        static Local of(StepFields fields, String pattern) {
            try {
                return new Local(DateTimeFormatter.ofPattern(pattern).withZone(ZONE));
            } catch (IllegalArgumentException wrong) {
                throw fields.file()
                        .invalid(fields.pointer() + "/as", pattern + " is no form of time");
            }
        }

        @Override
        public String write(Instant moment) {
            return form.format(moment);
        }

        @Override
        public Instant read(String text) {
            try {
                return LocalDateTime.parse(text, form).atZone(ZONE).toInstant();
            } catch (DateTimeException wrong) {
                throw Workbench.malformed("the time is not in the form agreed");
            }
        }
    }
}
