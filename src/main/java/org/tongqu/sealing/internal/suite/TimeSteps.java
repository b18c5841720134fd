package org.tongqu.sealing.internal.suite;

import org.springframework.stereotype.Component;
import org.tongqu.sealing.internal.Freshness;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** The steps that need the clock. */
@Component
final class TimeSteps {
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
        TimeForm form = TimeForm.of(f);
        return bench -> bench.put(to, form.write(clock.instant()));
    }

    private Step checkTime(StepFields f) {
        String from = f.text("from");
        TimeForm form = TimeForm.of(f);
        Duration ago = f.duration("waits", Freshness.WINDOW);
        return bench -> {
            freshness.require(form.read(bench.text(from)), ago);
            bench.replayableFor(ago);
        };
    }
}
