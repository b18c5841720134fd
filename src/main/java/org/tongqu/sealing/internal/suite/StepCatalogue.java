package org.tongqu.sealing.internal.suite;

import org.springframework.stereotype.Component;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.internal.keys.Signatories;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Every step a suite file may name; docs/suites.md describes them. */
@Component
public final class StepCatalogue {
    private final Map<String, Function<StepFields, Step>> steps = new TreeMap<>();

    StepCatalogue(CryptoSteps crypto, EnvelopeSteps envelopes, TimeSteps times) {
        crypto.addTo(steps);
        envelopes.addTo(steps);
        times.addTo(steps);
        FormSteps.addTo(steps);
        FieldSteps.addTo(steps);
    }

    /** Every step, with these keys and on that clock, without starting anything. */
    public static StepCatalogue of(KeySource keys, Signatories signatories, Clock clock) {
        return new StepCatalogue(
                new CryptoSteps(keys, signatories),
                new EnvelopeSteps(keys, signatories),
                new TimeSteps(clock));
    }

    /** The step that these fields describe, its parameters checked. */
    public Step step(StepFields fields) {
        Function<StepFields, Step> factory = steps.get(fields.name());
        if (factory == null) {
            throw fields.file()
                    .invalid(
                            fields.pointer() + "/step",
                            fields.name() + " is none of " + steps.keySet());
        }
        return FlawedSteps.wrap(fields, factory.apply(fields));
    }
}
