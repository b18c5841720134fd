package org.tongqu.onboarding.internal.check;

import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.MappingCheck;
import org.tongqu.onboarding.CheckRule;
import org.tongqu.onboarding.Finding;
import org.tongqu.onboarding.PartnerCheck.Scope;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.ParcelSealing;
import org.tongqu.sealing.TrialKeys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at one partner or at all, and at the files that belong to none. */
public final class CheckoutCheck {
    private final Checkout checkout;
    private final List<SubjectCheck> checks;

    public CheckoutCheck(Checkout checkout, Scope scope) {
        this.checkout = checkout;
        this.checks =
                List.of(
                        new ReferenceCheck(),
                        new ConnectionCheck(),
                        new MessageCheck(),
                        new SuiteUseCheck(),
                        new MappingUseCheck(),
                        scope.keys() ? new KeyFileCheck() : SubjectCheck.NOTHING,
                        scope.endpoints() ? new EndpointCheck() : SubjectCheck.NOTHING);
    }

    /** Everything found, errors first. */
    public List<Finding> findings(Optional<String> name) {
        Findings findings = new Findings();
        Map<String, ConfigFile> suites = checkout.suites(findings);
        Map<String, ConfigFile> partners = checkout.partners(findings);
        Map<String, Template> templates = checkout.templates();
        name.ifPresent(this::requireFile);
        List<Subject> subjects =
                partners.entrySet().stream()
                        .filter(e -> name.map(e.getKey()::equals).orElse(true))
                        .map(e -> subject(e.getKey(), e.getValue(), suites, templates))
                        .toList();
        subjects.forEach(subject -> look(subject, findings));
        readSuites(findings);
        if (name.isPresent()) {
            return of(name.get(), subjects, findings);
        }
        readOthers(findings);
        addUnusedFolders(partners, findings);
        return findings.sorted();
    }

    private Subject subject(
            String name,
            ConfigFile file,
            Map<String, ConfigFile> suites,
            Map<String, Template> templates) {
        String suite = file.tree().at("/suites/parcel").asText();
        return new Subject(name, file, Optional.ofNullable(suites.get(suite)), checkout, templates);
    }

    private void look(Subject subject, Findings findings) {
        checks.forEach(check -> check.check(subject, findings));
    }

    private void requireFile(String name) {
        if (Files.notExists(checkout.partnerFile(name))) {
            throw new TongquException(ErrorCode.NOT_FOUND, "no file " + checkout.partnerFile(name));
        }
    }

    /** A partner's findings: those in its own file, its folder and whatever it uses. */
    private List<Finding> of(String name, List<Subject> subjects, Findings findings) {
        TongquPaths paths = checkout.paths();
        Set<Path> own = new HashSet<>(Set.of(checkout.partnerFile(name)));
        subjects.forEach(subject -> subject.suite().ifPresent(suite -> own.add(suite.path())));
        return findings.sorted().stream()
                .filter(
                        finding ->
                                own.contains(finding.file())
                                        || !(finding.file().startsWith(partners(paths))
                                                || finding.file().startsWith(suites(paths))))
                .toList();
    }

    private static Path partners(TongquPaths paths) {
        return paths.config().resolve("partners");
    }

    private static Path suites(TongquPaths paths) {
        return paths.home().resolve("security/suites");
    }

    private void readOthers(Findings findings) {
        TongquPaths paths = checkout.paths();
        checkout.read(
                paths.config().resolve("insurers.yaml"), "schema/insurers.schema.json", findings);
        checkout.read(
                paths.config().resolve("exchange.yaml"), "schema/exchange.schema.json", findings);
        try {
            DisclosurePolicy.read(paths);
        } catch (TongquException wrong) {
            findings.add(CheckRule.SCHEMA, paths.home().resolve("security/disclosure"), wrong);
        }
    }

    /** Steps that their schema allows, and the catalogue does not. */
    private void readSuites(Findings findings) {
        Path suites = suites(checkout.paths());
        boolean allowed = checkout.suites(new Findings()).size() == count(suites);
        try {
            if (allowed) {
                ParcelSealing.read(
                        checkout.paths(),
                        TrialKeys.of(checkout.paths().var(), checkout.clock()),
                        checkout.clock());
            }
        } catch (TongquException wrong) {
            findings.add(CheckRule.SCHEMA, suites, wrong);
        }
    }

    private static long count(Path folder) {
        return Checkout.yamlBelow(folder).size();
    }

    private void addUnusedFolders(Map<String, ConfigFile> partners, Findings findings) {
        Set<String> used = new HashSet<>();
        partners.values().forEach(file -> used.add(file.tree().path("mapping").asText()));
        for (String folder : MappingCheck.folders(checkout.mappings())) {
            if (!used.contains(folder)) {
                Path file = checkout.mappings().resolve(folder).resolve("mapping.yaml");
                findings.add(CheckRule.FOLDER_UNUSED, file, 1, "/", folder);
            }
        }
    }
}
