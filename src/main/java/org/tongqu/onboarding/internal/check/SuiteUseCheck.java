package org.tongqu.onboarding.internal.check;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.mapping.MappingReview;
import org.tongqu.onboarding.CheckRule;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;
import org.tongqu.partner.Partner.LegacyAcceptance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the suite needs of the partner file, and the file of the suite. */
final class SuiteUseCheck implements SubjectCheck {

    @Override
    public void check(Subject subject, Findings findings) {
        Optional<SuiteSteps> suite = subject.suite().map(SuiteSteps::new);
        suite.ifPresent(
                steps -> {
                    checkLegacy(subject, steps, findings);
                    checkCertificates(subject, steps, findings);
                    checkProof(subject, steps, findings);
                    checkFilled(subject, steps, findings);
                    checkPlaces(subject, steps, findings);
                    checkMessages(subject, steps, findings);
                });
        checkSecrets(subject, suite, findings);
    }

    private static void checkLegacy(Subject subject, SuiteSteps suite, Findings findings) {
        ConfigFile file = subject.file();
        JsonNode accepted = subject.tree().path("acceptLegacy");
        if (suite.isLegacy() && accepted.isMissingNode()) {
            findings.add(CheckRule.LEGACY_NOT_ACCEPTED, file, "/suites/parcel", suite.name());
        } else if (suite.isLegacy()) {
            String until = accepted.path("until").asText();
            findings.add(legacy(subject, accepted, until), file, "/acceptLegacy/until", until);
        } else if (!accepted.isMissingNode()) {
            findings.add(CheckRule.LEGACY_ACCEPTED_IN_VAIN, file, "/acceptLegacy", suite.name());
        }
    }

    private static CheckRule legacy(Subject subject, JsonNode accepted, String until) {
        boolean holds =
                new LegacyAcceptance(accepted.path("reason").asText(), LocalDate.parse(until))
                        .holdsAt(subject.checkout().now());
        return holds ? CheckRule.LEGACY_ACCEPTED : CheckRule.LEGACY_EXPIRED;
    }

    private static void checkCertificates(Subject subject, SuiteSteps suite, Findings findings) {
        ConfigFile file = subject.file();
        JsonNode keys = subject.tree().path("keys");
        boolean signing = !keys.path("signing").isEmpty();
        if (suite.verifies() && !signing) {
            findings.add(CheckRule.SIGNING_MISSING, file, "/keys", suite.name());
        }
        if (!suite.verifies() && signing && !subject.speaksWire()) {
            findings.add(CheckRule.SIGNING_UNUSED, file, "/keys/signing", suite.name());
        }
        boolean encryption = keys.has("encryption");
        if (suite.wraps() && !encryption) {
            findings.add(CheckRule.ENCRYPTION_MISSING, file, "/keys", suite.name());
        }
        if (!suite.wraps() && encryption && !subject.speaksWire()) {
            findings.add(CheckRule.ENCRYPTION_UNUSED, file, "/keys/encryption", suite.name());
        }
    }

    private static void checkProof(Subject subject, SuiteSteps suite, Findings findings) {
        String proof = subject.tree().at("/delivery/proof").asText("SIGNED");
        boolean proves =
                switch (proof) {
                    case "SIGNED" -> suite.verifies();
                    case "AUTHENTICATED" -> suite.verifies() || suite.checksMac();
                    default -> true;
                };
        if (!proves) {
            findings.add(CheckRule.PROOF_TOO_STRONG, subject.file(), "/delivery/proof", proof);
        }
    }

    private static void checkFilled(Subject subject, SuiteSteps suite, Findings findings) {
        for (MappingReview.SecretUse use : secretsOfMapping(subject)) {
            if (!suite.filled().contains(use.name()) && !suite.mentions(use.name())) {
                findings.add(
                        CheckRule.SECRET_NOT_FILLED,
                        use.file(),
                        use.line(),
                        "${secret:" + use.name() + "}",
                        use.name());
            }
        }
    }

    private static void checkPlaces(Subject subject, SuiteSteps suite, Findings findings) {
        if (!MappingUseCheck.isRead(subject)) {
            return;
        }
        String folder = subject.tree().path("mapping").asText();
        for (MappingReview.SecretUse use :
                MappingReview.places(subject.checkout().mappings(), folder)) {
            if (!suite.places().contains(use.name())) {
                findings.add(
                        CheckRule.PLACE_NOT_FILLED,
                        use.file(),
                        use.line(),
                        "${fill:" + use.name() + "}",
                        use.name());
            }
        }
    }

    private static List<MappingReview.SecretUse> secretsOfMapping(Subject subject) {
        return MappingUseCheck.isRead(subject)
                ? MappingReview.secrets(
                        subject.checkout().mappings(), subject.tree().path("mapping").asText())
                : List.of();
    }

    private static void checkMessages(Subject subject, SuiteSteps suite, Findings findings) {
        Optional<ConfigFile> mapping =
                subject.mapping().flatMap(f -> ConfigFiles.file(f.resolve("mapping.yaml")));
        suite.messages()
                .forEach(
                        (message, pointer) -> {
                            boolean known =
                                    mapping.map(m -> m.tree().path("messages").has(message))
                                            .orElse(true);
                            if (!known) {
                                findings.add(
                                        CheckRule.SUITE_MESSAGE_UNKNOWN,
                                        suite.file(),
                                        pointer,
                                        message);
                            }
                        });
    }

    private static void checkSecrets(
            Subject subject, Optional<SuiteSteps> suite, Findings findings) {
        List<String> declared = new ArrayList<>();
        subject.tree().at("/keys/secrets").fieldNames().forEachRemaining(declared::add);
        Set<String> needed = new HashSet<>();
        suite.ifPresent(steps -> needed.addAll(steps.secrets()));
        subject.connections().forEach(c -> c.template().ifPresent(t -> needed.addAll(t.secrets())));
        Set<String> pinned = Set.of("hostKey", "sshKey");
        for (String name : needed) {
            if (!declared.contains(name) && !pinned.contains(name)) {
                findings.add(CheckRule.SECRET_MISSING, subject.file(), "/keys/secrets", name);
            }
        }
        for (String name : declared) {
            boolean used =
                    needed.contains(name)
                            || suite.map(steps -> steps.mentions(name)).orElse(false)
                            || isOfCitizens(subject, name);
            if (!used) {
                String pointer = "/keys/secrets/" + name;
                findings.add(CheckRule.SECRET_UNUSED, subject.file(), pointer, name);
            }
        }
    }

    /** A portal's key for the digest of a citizen's number. */
    private static boolean isOfCitizens(Subject subject, String name) {
        return name.equals("citizen") && subject.tree().path("role").asText().equals("PORTAL");
    }
}
