package org.tongqu.onboarding.internal.check;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.CheckRule;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.InsurerRegistry;

import java.util.Map;
import java.util.Optional;

/** Names in the partner file: of itself, its company, its suite and its mapping. */
final class ReferenceCheck implements SubjectCheck {

    @Override
    public void check(Subject subject, Findings findings) {
        JsonNode tree = subject.tree();
        if (!tree.path("name").asText().equals(subject.name())) {
            findings.add(
                    CheckRule.NAME_DIFFERS, subject.file(), "/name", tree.path("name").asText());
        }
        String suite = tree.at("/suites/parcel").asText();
        if (!suite.isEmpty() && subject.suite().isEmpty()) {
            findings.add(CheckRule.SUITE_UNKNOWN, subject.file(), "/suites/parcel", suite);
        }
        String mapping = tree.path("mapping").asText();
        if (!mapping.isEmpty() && subject.mapping().isEmpty()) {
            findings.add(CheckRule.MAPPING_FOLDER_MISSING, subject.file(), "/mapping", mapping);
        }
        if (tree.has("insurer")) {
            checkInsurer(subject, findings);
        }
    }

    private static void checkInsurer(Subject subject, Findings findings) {
        JsonNode insurer = subject.tree().path("insurer");
        String code = insurer.path("code").asText();
        if (!isKnown(subject, insurer.path("codeSystem").asText(), code)) {
            findings.add(CheckRule.INSURER_UNKNOWN, subject.file(), "/insurer/code", code);
        }
        otherOf(subject, insurer)
                .ifPresent(
                        other ->
                                findings.add(
                                        CheckRule.INSURER_TWICE,
                                        subject.file(),
                                        "/insurer/code",
                                        other));
    }

    private static boolean isKnown(Subject subject, String system, String code) {
        try {
            InsurerRegistry registry = InsurerRegistry.read(subject.checkout().paths());
            boolean own = registry.codeSystem().equals(system);
            return own
                    ? registry.find(code).isPresent()
                    : registry.codeOf(system, code).isPresent();
        } catch (TongquException itself) {
            return true;
        }
    }

    private static Optional<String> otherOf(Subject subject, JsonNode insurer) {
        Map<String, ConfigFile> all = subject.checkout().partners(new Findings());
        return all.entrySet().stream()
                .filter(e -> !e.getKey().equals(subject.name()))
                .filter(e -> e.getValue().tree().path("insurer").equals(insurer))
                .map(e -> e.getKey() + ".yaml")
                .findFirst();
    }
}
