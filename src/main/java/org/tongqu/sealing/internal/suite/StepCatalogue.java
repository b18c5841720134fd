package org.tongqu.sealing.internal.suite;

import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Every step a suite file may name; docs/suites.md describes them. */
@Component
final class StepCatalogue {
    private final Map<String, Function<StepFields, Step>> steps = new TreeMap<>();

    StepCatalogue(CryptoSteps crypto, EnvelopeSteps envelopes, TimeSteps times) {
        crypto.addTo(steps);
        envelopes.addTo(steps);
        times.addTo(steps);
        FormSteps.addTo(steps);
        FieldSteps.addTo(steps);
    }

    Step step(StepFields fields) {
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
