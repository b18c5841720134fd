package org.tongqu.onboarding.internal.check;

import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.CheckRule;
import org.tongqu.onboarding.Finding;
import org.tongqu.partner.ConfigFile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found so far. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    /** Something at a field of a declarative file. */
    void add(CheckRule rule, ConfigFile file, String pointer, String what) {
        add(rule, file.path(), file.line(pointer), pointer.isEmpty() ? "/" : pointer, what);
    }

    void add(CheckRule rule, Path file, int line, String field, String what) {
        Finding finding = new Finding(rule, file, line, field, what);
        if (!found.contains(finding)) {
            found.add(finding);
        }
    }

    /** What a reader raised: its pointer is {@code file:line:field}. */
    void add(CheckRule rule, Path near, TongquException error) {
        String[] place = error.pointer().orElse("").split(":", 3);
        if (place.length == 3 && place[1].matches("[0-9]{1,9}")) {
            String detail = error.detail();
            String prefix = String.join(":", place) + ": ";
            String rest = detail.startsWith(prefix) ? detail.substring(prefix.length()) : detail;
            add(rule, Path.of(place[0]), Integer.parseInt(place[1]), place[2], rest);
            return;
        }
        add(rule, near, 1, "/", error.detail());
    }

    /** All, errors first, then by place. */
    List<Finding> sorted() {
        return found.stream()
                .sorted(
                        Comparator.comparing(Finding::severity)
                                .thenComparing(Finding::file)
                                .thenComparing(Finding::line)
                                .thenComparing(Finding::rule))
                .toList();
    }
}
