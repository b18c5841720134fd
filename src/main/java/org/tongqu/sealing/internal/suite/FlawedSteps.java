package org.tongqu.sealing.internal.suite;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.sealing.Flaw;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Where a suite can be made to seal wrongly, and how; without a flaw nothing is touched. */
final class FlawedSteps {
    /** What is sealed in place of a message. */
    static final byte[] GARBAGE =
            "tongqu conformance: this is not a message".getBytes(StandardCharsets.UTF_8);

    private static final String ENVELOPE = "sign-and-envelop";
    private static final Set<String> PROOFS = Set.of("sign", "mac", ENVELOPE);
    private static final Set<String> WEAK_PROOFS = Set.of("digest", "password-digest");
    private static final Set<String> RECIPIENTS = Set.of("wrap-key", ENVELOPE);
    private static final Duration STALE = Duration.ofHours(1);

    private FlawedSteps() {}

    /** The flaws that show in what these steps seal. */
    static Set<Flaw> of(JsonNode steps) {
        Set<Flaw> flaws = new HashSet<>(Set.of(Flaw.CHANGED_BODY, Flaw.GARBAGE));
        Set<String> proofs = proofs(steps);
        for (JsonNode step : steps) {
            String name = name(step);
            if (proofs.contains(name)) {
                flaws.add(Flaw.WRONG_SIGNATURE);
            }
            if (RECIPIENTS.contains(name)) {
                flaws.add(Flaw.WRONG_RECIPIENT);
            }
            if (name.equals("time") || step.toString().contains("\"$now\"")) {
                flaws.add(Flaw.STALE_TIME);
            }
        }
        return flaws;
    }

    /** A digest stands for the signature where a message has neither signature nor code. */
    private static Set<String> proofs(JsonNode steps) {
        return StreamSupport.stream(steps.spliterator(), false)
                        .anyMatch(step -> PROOFS.contains(name(step)))
                ? PROOFS
                : WEAK_PROOFS;
    }

    private static String name(JsonNode step) {
        return step.path("step").asText();
    }

    /** The step, with its part in the flaw that the bench is told to have. */
    static Step wrap(StepFields fields, Step step) {
        String name = fields.name();
        String to = fields.text("to", Workbench.BODY);
        if (proofs(fields.siblings()).contains(name)) {
            return spoiling(step, to, Flaw.WRONG_SIGNATURE);
        }
        if (name.equals("wrap-key")) {
            return spoiling(step, to, Flaw.WRONG_RECIPIENT);
        }
        return name.equals("time") ? stale(step, to, TimeForm.of(fields)) : step;
    }

    private static Step spoiling(Step step, String slot, Flaw flaw) {
        return bench -> {
            step.run(bench);
            if (bench.has(flaw)) {
                bench.put(slot, spoiled(bench.get(slot)));
            }
        };
    }

    private static Step stale(Step step, String slot, TimeForm form) {
        return bench -> {
            step.run(bench);
            if (bench.has(Flaw.STALE_TIME)) {
                bench.put(slot, form.write(form.read(bench.text(slot)).minus(STALE)));
            }
        };
    }

    /** The same bytes with the lowest bit of the last one turned. */
    static byte[] spoiled(byte[] bytes) {
        byte[] spoiled = bytes.clone();
        if (spoiled.length > 0) {
            spoiled[spoiled.length - 1] ^= 1;
        }
        return spoiled;
    }
}
