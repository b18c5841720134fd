package org.tongqu.sealing.internal.suite;

import org.springframework.stereotype.Component;
import org.tongqu.sealing.internal.Freshness;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Function;

/** The steps that need the clock. */
@Component
final class TimeSteps {
    private static final String MILLIS = "millis";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock clock;
    private final Freshness freshness;

    TimeSteps(Clock clock) {
        this.clock = clock;
        this.freshness = new Freshness(clock);
    }

    void addTo(Map<String, Function<StepFields, Step>> steps) {
        steps.put("time", this::time);
        steps.put("check-time", this::checkTime);
    }

    private Step time(StepFields f) {
        String to = f.text("to");
        String as = f.text("as", MILLIS);
        if (as.equals(MILLIS)) {
            return bench -> bench.put(to, Long.toString(clock.millis()));
        }
        DateTimeFormatter form = form(f, as);
        return bench -> bench.put(to, form.format(clock.instant()));
    }

    private Step checkTime(StepFields f) {
        String from = f.text("from");
        String as = f.text("as", MILLIS);
        if (as.equals(MILLIS)) {
            return bench -> freshness.require(ofMillis(bench.text(from)));
        }
        DateTimeFormatter form = form(f, as);
        return bench -> freshness.require(ofLocal(form, bench.text(from)));
    }

    private static Instant ofMillis(String millis) {
        if (!millis.matches("[0-9]{1,15}")) {
            throw Workbench.malformed("the time is not in milliseconds");
        }
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static Instant ofLocal(DateTimeFormatter form, String text) {
        try {
            return LocalDateTime.parse(text, form).atZone(ZONE).toInstant();
        } catch (DateTimeException wrong) {
            throw Workbench.malformed("the time is not in the form agreed");
        }
    }

    private static DateTimeFormatter form(StepFields f, String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern).withZone(ZONE);
        } catch (IllegalArgumentException wrong) {
            throw f.file().invalid(f.pointer() + "/as", pattern + " is no form of time");
        }
    }
}
