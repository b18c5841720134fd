package org.tongqu.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.FileSystemUtils;
import org.tongqu.onboarding.PartnerCheck.Scope;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sandbox.Sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The declarative files of the checkout, copied so that they can be broken. */
record CheckoutCopy(TongquPaths paths) {

    static CheckoutCopy in(Path folder) throws IOException {
        for (String part : List.of("config", "mappings", "security", "routes")) {
            FileSystemUtils.copyRecursively(Path.of(part), folder.resolve("home").resolve(part));
        }
        return new CheckoutCopy(new TongquPaths(folder.resolve("home"), folder.resolve("var")));
    }

    /** With everything that the simulated partners would hand over. */
    CheckoutCopy enrolled() {
        Sandbox.enrol(paths.var());
        return this;
    }

    Path file(String relative) {
        return paths.home().resolve(relative);
    }

    /** Replaces a text, which must be there. */
    void edit(String relative, String old, String with) throws IOException {
        String text = Files.readString(file(relative));
        assertThat(text).as(relative).contains(old);
        Files.writeString(file(relative), text.replace(old, with));
    }

    List<Finding> findings(Optional<String> name, Scope scope, Clock clock) {
        return new PartnerCheck(paths, CheckoutCopy::resolved, clock, scope).findings(name);
    }

    List<Finding> findings(Scope scope) {
        return findings(Optional.empty(), scope, Clock.systemUTC());
    }

    /** {@code RULE file:line:field}, the file relative to the copy. */
    String shown(Finding finding) {
        return finding.rule()
                + " "
                + paths.home().relativize(finding.file())
                + ":"
                + finding.line()
                + ":"
                + finding.field();
    }

    /** All but notes, and the reminders of the two partners whose suites are LEGACY. */
    static boolean isUnexpected(Finding finding) {
        return finding.severity() != Severity.NOTE && finding.rule() != CheckRule.LEGACY_ACCEPTED;
    }

    static String resolved(String text) {
        return new StandardEnvironment().resolveRequiredPlaceholders(text);
    }
}
