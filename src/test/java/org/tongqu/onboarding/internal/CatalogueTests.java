package org.tongqu.onboarding.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class CatalogueTests {
    private final List<CatalogueEntry> entries = Catalogue.entries();

    @Test
    void isNumberedWithoutGaps() {
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).number()).isEqualTo("C%02d".formatted(i + 1));
        }
    }

    @Test
    void saysEverythingInBothLanguages() {
        assertThat(entries)
                .allSatisfy(
                        e -> {
                            assertThat(e.title().zh()).isNotBlank();
                            assertThat(e.sends().zh()).isNotBlank();
                            assertThat(e.expects().zh()).isNotBlank();
                            assertThat(e.title().en() + e.sends().en() + e.expects().en())
                                    .matches("[^\\p{IsHan}]*(𠮷 and 䶮[^\\p{IsHan}]*)?");
                        });
    }

    @Test
    void isDescribedInTheDocumentation() throws IOException {
        String documentation = Files.readString(Path.of("docs/onboarding.md"));
        assertThat(entries)
                .allSatisfy(e -> assertThat(documentation).contains("| " + e.number() + " |"));
    }
}
