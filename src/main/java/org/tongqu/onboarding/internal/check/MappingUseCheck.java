package org.tongqu.onboarding.internal.check;

import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.MappingCheck;
import org.tongqu.mapping.MappingExamples;
import org.tongqu.mapping.MappingReview;
import org.tongqu.onboarding.CheckRule;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** The mapping: whether it is right, complete, used as a whole, and does what its tests expect. */
final class MappingUseCheck implements SubjectCheck {
    /** The tests of mappings are about accidents that lie before this time. */
    private static final Clock OF_TESTS =
            Clock.fixed(Instant.parse("2025-05-19T12:00:00Z"), ZoneOffset.UTC);

    @Override
    public void check(Subject subject, Findings findings) {
        if (subject.mapping().isEmpty()) {
            return;
        }
        DisclosurePolicy disclosure;
        try {
            disclosure = DisclosurePolicy.read(subject.checkout().paths());
        } catch (TongquException itself) {
            return;
        }
        String folder = subject.tree().path("mapping").asText();
        Path mappings = subject.checkout().mappings();
        Set<String> views = disclosure.insurerPaths();
        List<MappingCheck.Finding> wrong = MappingCheck.check(mappings, folder, views);
        wrong.forEach(
                one ->
                        findings.add(
                                CheckRule.MAPPING_INVALID,
                                one.file(),
                                one.line(),
                                one.field(),
                                one.mend()));
        if (wrong.isEmpty()) {
            review(mappings, folder, views, findings);
            runExamplesOf(subject, disclosure, findings);
        }
    }

    /** Whether the files of the mapping can be looked at at all. */
    static boolean isRead(Subject subject) {
        return subject.mapping().isPresent()
                && MappingCheck.check(
                                subject.checkout().mappings(),
                                subject.tree().path("mapping").asText(),
                                Set.of())
                        .stream()
                        .noneMatch(one -> one.file().endsWith("mapping.yaml"));
    }

    private static void review(Path mappings, String folder, Set<String> views, Findings findings) {
        for (MappingReview.Remark remark : MappingReview.of(mappings, folder, views)) {
            findings.add(
                    CheckRule.valueOf(remark.kind().name()),
                    remark.file(),
                    remark.line(),
                    remark.field(),
                    remark.what());
        }
    }

    /** What keeps the partner file itself from being read is found, too. */
    private static void runExamplesOf(
            Subject subject, DisclosurePolicy disclosure, Findings findings) {
        try {
            runExamples(subject, disclosure, findings);
        } catch (TongquException wrong) {
            findings.add(CheckRule.SCHEMA, subject.file().path(), wrong);
        }
    }

    private static void runExamples(
            Subject subject, DisclosurePolicy disclosure, Findings findings) {
        Path mappings = subject.checkout().mappings();
        MappingExamples examples =
                MappingExamples.of(mappings, subject.partner(), disclosure, OF_TESTS);
        for (Path input : examples.inputs()) {
            examples.difference(input)
                    .ifPresent(how -> findings.add(CheckRule.EXAMPLE_FAILED, input, 1, "/", how));
        }
        Path file = subject.mapping().orElseThrow().resolve("mapping.yaml");
        for (String message : examples.untested()) {
            int line = MappingCheck.line(file, "/messages/" + message);
            findings.add(CheckRule.EXAMPLE_MISSING, file, line, "/messages/" + message, message);
        }
    }
}
