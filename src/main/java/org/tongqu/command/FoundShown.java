package org.tongqu.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.tongqu.onboarding.Finding;
import org.tongqu.onboarding.Severity;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** How findings of a check are told: where, what, and the mend, in both languages. */
final class FoundShown {
    private final PrintWriter out;
    private final Path home;

    FoundShown(PrintWriter out) {
        this.out = out;
        this.home = Place.paths().home();
    }

    /** For people; notes only where they are asked for. */
    void text(List<Finding> findings, boolean notes) {
        findings.stream()
                .filter(finding -> notes || finding.severity() != Severity.NOTE)
                .forEach(this::one);
        out.printf(
                "错误 %d，警告 %d，提示 %d · errors: %d, warnings: %d, notes: %d%s%n",
                count(findings, Severity.ERROR),
                count(findings, Severity.WARNING),
                count(findings, Severity.NOTE),
                count(findings, Severity.ERROR),
                count(findings, Severity.WARNING),
                count(findings, Severity.NOTE),
                notes || count(findings, Severity.NOTE) == 0 ? "" : " (--notes)");
        out.flush();
    }

    private void one(Finding finding) {
        out.printf(
                "%s %s %s %s:%d:%s%n  %s%n  %s%n  → %s · %s%n",
                finding.severity().zh(),
                finding.severity(),
                finding.rule(),
                shown(finding.file()),
                finding.line(),
                finding.field(),
                finding.zh(),
                finding.en(),
                finding.rule().mendZh(),
                finding.rule().mendEn());
    }

    /** For programs: all of them. */
    void json(List<Finding> findings) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Finding finding : findings) {
            list.addObject()
                    .put("severity", finding.severity().name())
                    .put("rule", finding.rule().name())
                    .put("file", shown(finding.file()))
                    .put("line", finding.line())
                    .put("field", finding.field())
                    .put("zh", finding.zh())
                    .put("en", finding.en())
                    .put("mendZh", finding.rule().mendZh())
                    .put("mendEn", finding.rule().mendEn());
        }
        out.println(list.toPrettyString());
        out.flush();
    }

    /** The exit code: 1 where anything is wrong. */
    static int exitCode(List<Finding> findings) {
        return count(findings, Severity.ERROR) == 0 ? 0 : 1;
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    private String shown(Path file) {
        return (file.startsWith(home) ? home.relativize(file) : file).toString();
    }
}
