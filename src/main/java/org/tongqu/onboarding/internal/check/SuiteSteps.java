package org.tongqu.onboarding.internal.check;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.partner.ConfigFile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The steps of one suite file, to be asked what they need. */
record SuiteSteps(ConfigFile file) {

    /** One step, and where it stands. */
    record Step(String pointer, String list, JsonNode tree) {
        String name() {
            return tree.path("step").asText();
        }
    }

    boolean isLegacy() {
        return "LEGACY".equals(file.tree().path("class").asText());
    }

    String name() {
        return file.tree().path("name").asText();
    }

    List<Step> all() {
        List<Step> steps = new ArrayList<>();
        addTo(steps, "/seal", file.tree().path("seal"));
        addTo(steps, "/open", file.tree().path("open"));
        return steps;
    }

    private static void addTo(List<Step> steps, String at, JsonNode lists) {
        if (lists.isArray()) {
            for (int i = 0; i < lists.size(); i++) {
                steps.add(new Step(at + "/" + i, at, lists.path(i)));
            }
            return;
        }
        lists.properties().forEach(e -> addTo(steps, at + "/" + e.getKey(), e.getValue()));
    }

    /** Names of messages that have steps of their own, each with its pointer. */
    Map<String, String> messages() {
        Map<String, String> messages = new TreeMap<>();
        for (String direction : List.of("seal", "open")) {
            JsonNode lists = file.tree().path(direction);
            if (lists.isObject()) {
                lists.fieldNames()
                        .forEachRemaining(name -> messages.put(name, "/" + direction + "/" + name));
            }
        }
        messages.remove("default");
        return messages;
    }

    /** Secrets that steps name, by `secret` and `fill-secrets`. */
    Set<String> secrets() {
        Set<String> secrets = new TreeSet<>(filled());
        all().stream()
                .filter(step -> step.name().equals("secret"))
                .forEach(step -> secrets.add(step.tree().path("name").asText()));
        return secrets;
    }

    /** Secrets that are put into the body. */
    Set<String> filled() {
        Set<String> filled = new TreeSet<>();
        all().stream()
                .filter(step -> step.name().equals("fill-secrets"))
                .forEach(step -> step.tree().path("names").forEach(n -> filled.add(n.asText())));
        return filled;
    }

    /** Places in the body that {@code fill} steps put a value into. */
    Set<String> places() {
        Set<String> places = new TreeSet<>();
        all().stream()
                .filter(step -> step.name().equals("fill"))
                .forEach(
                        step ->
                                step.tree()
                                        .path("members")
                                        .fieldNames()
                                        .forEachRemaining(places::add));
        return places;
    }

    /** Secrets whose files must hold hexadecimal digits. */
    Set<String> hexadecimal() {
        Set<String> names = new TreeSet<>();
        all().stream()
                .filter(step -> step.name().equals("secret"))
                .filter(step -> "hex".equalsIgnoreCase(step.tree().path("as").asText()))
                .forEach(step -> names.add(step.tree().path("name").asText()));
        return names;
    }

    /** Whether any step has this value in any field: a name that no other rule knows. */
    boolean mentions(String value) {
        return all().stream()
                .anyMatch(step -> step.tree().valueStream().anyMatch(v -> holds(v, value)));
    }

    private static boolean holds(JsonNode node, String value) {
        return node.asText().equals(value)
                || node.valueStream().anyMatch(child -> child.asText().equals(value));
    }

    boolean has(Predicate<Step> wanted) {
        return all().stream().anyMatch(wanted);
    }

    boolean wraps() {
        return has(
                step -> step.name().equals("wrap-key") || step.name().equals("sign-and-envelop"));
    }

    boolean verifies() {
        return has(
                step -> step.name().equals("verify") || step.name().equals("open-signed-envelope"));
    }

    boolean checksMac() {
        return has(step -> step.name().contains("check-mac"));
    }

    /** The algorithms by which signatures are verified. */
    Set<String> verifying() {
        Set<String> algorithms = new TreeSet<>();
        all().stream()
                .filter(step -> step.name().equals("verify"))
                .forEach(step -> algorithms.add(step.tree().path("algorithm").asText()));
        if (has(step -> step.name().equals("open-signed-envelope"))) {
            algorithms.add("SM2-SM3");
        }
        return algorithms;
    }
}
