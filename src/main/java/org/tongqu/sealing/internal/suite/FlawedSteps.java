package org.tongqu.sealing.internal.suite;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.sealing.Flaw;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Where a suite can be made to seal wrongly, and how; without a flaw nothing is touched. */
final class FlawedSteps {
    /** What is sealed in place of a message. */
    static final byte[] GARBAGE =
            "tongqu conformance: this is not a message".getBytes(StandardCharsets.UTF_8);

    private static final Set<String> PROOFS = Set.of("sign", "mac");
    private static final String DIGEST = "digest";
    private static final Duration STALE = Duration.ofHours(1);

    private FlawedSteps() {}

    /** The flaws that show in what these steps seal. */
    static Set<Flaw> of(JsonNode steps) {
        Set<Flaw> flaws = new HashSet<>(Set.of(Flaw.CHANGED_BODY, Flaw.GARBAGE));
        for (JsonNode step : steps) {
            String name = step.path("step").asText();
            if (PROOFS.contains(name) || name.equals(DIGEST)) {
                flaws.add(Flaw.WRONG_SIGNATURE);
            }
            if (name.equals("wrap-key")) {
                flaws.add(Flaw.WRONG_RECIPIENT);
            }
            if (name.equals("time") || step.toString().contains("\"$now\"")) {
                flaws.add(Flaw.STALE_TIME);
            }
        }
        return flaws;
    }

    /** The step, with its part in the flaw that the bench is told to have. */
    static Step wrap(StepFields fields, Step step) {
        String name = fields.name();
        String to = fields.text("to", Workbench.BODY);
        if (PROOFS.contains(name) || isProofOfLegacy(fields)) {
            return spoiling(step, to, Flaw.WRONG_SIGNATURE);
        }
        if (name.equals("wrap-key")) {
            return spoiling(step, to, Flaw.WRONG_RECIPIENT);
        }
        return name.equals("time") ? stale(step, to) : step;
    }

    /** A digest stands for the signature where a suite has neither signature nor code. */
    private static boolean isProofOfLegacy(StepFields fields) {
        return fields.name().equals(DIGEST)
                && PROOFS.stream()
                        .noneMatch(
                                proof ->
                                        fields.file()
                                                .tree()
                                                .path("seal")
                                                .toString()
                                                .contains("\"step\":\"" + proof + "\""));
    }

    private static Step spoiling(Step step, String slot, Flaw flaw) {
        return bench -> {
            step.run(bench);
            if (bench.has(flaw)) {
                bench.put(slot, spoiled(bench.get(slot)));
            }
        };
    }

    private static Step stale(Step step, String slot) {
        return bench -> {
            step.run(bench);
            if (bench.has(Flaw.STALE_TIME)) {
                long then = Long.parseLong(bench.text(slot)) - STALE.toMillis();
                bench.put(slot, Long.toString(then));
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
