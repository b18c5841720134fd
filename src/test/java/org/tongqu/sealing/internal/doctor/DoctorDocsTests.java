package org.tongqu.sealing.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code docs/doctor.md} names every hypothesis, and something tries each. */
class DoctorDocsTests {
    private static final Path PAGE = Path.of("docs/doctor.md");
    private static final String WRITE = "tongqu.docs.write";
    private static final String BEGIN = "<!-- hypotheses: DoctorDocsTests -->\n";
    private static final String END = "<!-- end -->";

    /** Those that an examination itself tries or sees. */
    private static final Set<Hypothesis> WHOLE =
            EnumSet.of(
                    Hypothesis.MESSAGE_OTHER,
                    Hypothesis.SUITE_OTHER,
                    Hypothesis.PARTNER_OTHER,
                    Hypothesis.CHARSET_DECLARED);

    private static final List<String> KINDS =
            List.of(
                    "receive",
                    "read-attribute",
                    "decode",
                    "encode",
                    "split",
                    "unwrap-key",
                    "decrypt",
                    "verify",
                    "check-mac",
                    "digest",
                    "check-time",
                    "take-envelope",
                    "envelope-recipient",
                    "envelope-signer",
                    "wire-suite",
                    "wire-from",
                    "wire-to",
                    "wire-signer",
                    "agree");

    @Test
    void pageNamesEveryHypothesisAsItIs() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String wanted = page.substring(0, begin) + table() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(PAGE).as("stale: -D%s=true -Dtest=DoctorDocsTests", WRITE).hasContent(wanted);
    }

    @Test
    void everyHypothesisIsTriedSomewhere() {
        Set<Hypothesis> tried = EnumSet.copyOf(WHOLE);
        for (String kind : KINDS) {
            ObjectNode fields = StageMaker.fields(kind);
            Stage stage = new Stage(kind, fields, bench -> {});
            Search.VARIATIONS.forEach(variation -> tried.addAll(variation.tries(stage)));
        }
        Set<Hypothesis> wanted = EnumSet.allOf(Hypothesis.class);
        wanted.removeIf(Hypothesis::isOnlySeen);

        assertThat(tried).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static String table() {
        return "\n| id | 问题 what is wrong | 改法 mend |\n|---|---|---|\n"
                + Arrays.stream(Hypothesis.values())
                        .map(
                                h ->
                                        "| `%s` | %s<br/>%s | %s<br/>%s |\n"
                                                .formatted(
                                                        h.id(),
                                                        cell(h.zh()),
                                                        cell(h.en()),
                                                        cell(h.mendZh()),
                                                        cell(h.mendEn())))
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
