package org.tongqu.sealing.internal.suite;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.partner.ConfigFile;
import org.tongqu.sealing.Flaw;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A suite file, its steps ready to run. */
record Suite(
        String name,
        boolean legacy,
        Map<String, List<Step>> seal,
        Map<String, List<Step>> open,
        JsonNode sealed) {
    private static final String DEFAULT = "default";
    private static final Set<String> PROOFS = Set.of("verify", "check-mac", "open-signed-envelope");

    static Suite of(ConfigFile file, StepCatalogue catalogue) {
        Map<String, List<Step>> open = new HashMap<>();
        file.tree()
                .path("open")
                .fieldNames()
                .forEachRemaining(v -> open.put(v, opening(file, "/open/" + v, catalogue)));
        return new Suite(
                file.tree().path("name").asText(),
                isLegacy(file),
                sealing(file, catalogue),
                open,
                file.tree().path("seal"));
    }

    private static Map<String, List<Step>> sealing(ConfigFile file, StepCatalogue catalogue) {
        if (file.tree().path("seal").isArray()) {
            return Map.of(DEFAULT, steps(file, "/seal", catalogue));
        }
        Map<String, List<Step>> seal = new HashMap<>();
        file.tree()
                .path("seal")
                .fieldNames()
                .forEachRemaining(m -> seal.put(m, steps(file, "/seal/" + m, catalogue)));
        return seal;
    }

    /** The steps that seal a message of that name. */
    List<Step> sealing(String message) {
        return of(seal, message);
    }

    /** The steps that open a message of that name. */
    List<Step> opening(String message) {
        return of(open, message);
    }

    /** The flaws that show in a sealed message of that name. */
    Set<Flaw> flaws(String message) {
        if (sealed.isArray()) {
            return FlawedSteps.of(sealed);
        }
        return FlawedSteps.of(sealed.path(sealed.has(message) ? message : DEFAULT));
    }

    private static List<Step> of(Map<String, List<Step>> steps, String message) {
        List<Step> own = steps.get(message);
        return own != null ? own : Objects.requireNonNull(steps.get(DEFAULT));
    }

    static boolean isLegacy(ConfigFile file) {
        return file.tree().path("class").asText().equals("LEGACY");
    }

    /** Steps that prove who sent a parcel; only a LEGACY suite may do without. */
    private static List<Step> opening(ConfigFile file, String pointer, StepCatalogue catalogue) {
        List<Step> steps = steps(file, pointer, catalogue);
        boolean proves =
                StreamSupport.stream(file.tree().at(pointer).spliterator(), false)
                        .anyMatch(step -> PROOFS.contains(step.path("step").asText()));
        if (!proves && !isLegacy(file)) {
            throw file.invalid(pointer, "no step proves the sender: add one of " + PROOFS);
        }
        return steps;
    }

    private static List<Step> steps(ConfigFile file, String pointer, StepCatalogue catalogue) {
        return IntStream.range(0, file.tree().at(pointer).size())
                .mapToObj(i -> catalogue.step(new StepFields(file, pointer + "/" + i)))
                .toList();
    }
}
