package org.tongqu.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the docs say of each field of the declarative files follows from their schemas. */
class FieldDocsTests {
    private static final Path PARTNER = Path.of("docs/partner-file.md");
    private static final Path MAPPINGS = Path.of("docs/mappings.md");
    private static final String BEGIN = "<!-- fields: begin -->\n";
    private static final String END = "<!-- fields: end -->";
    private static final String NOT_BY_HAND =
            "<!-- 由 FieldDocsTests 生成，请勿手改 · made by FieldDocsTests, not by hand -->\n\n";
    private static final String WRITE = "tongqu.docs.write";
    private static final String STALE =
            "%s is stale, make it anew by: ./mvnw -Pquick test -Dtest=FieldDocsTests -D"
                    + WRITE
                    + "=true";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "partner.schema.json",
                "mapping.schema.json",
                "codes.schema.json",
                "layout.schema.json"
            })
    void everyFieldIsDescribedInBothLanguagesWithAnExample(String schema) throws IOException {
        for (FieldRows.Field field : FieldRows.of(schema).fields()) {
            assertThat(field.schema().path("description").asText())
                    .as("description of %s in %s", field.path(), schema)
                    .isNotBlank();
            assertThat(field.schema().path("x-zh").asText())
                    .as("x-zh of %s in %s", field.path(), schema)
                    .isNotBlank();
            assertThat(field.schema().path("examples"))
                    .as("examples of %s in %s", field.path(), schema)
                    .isNotEmpty();
        }
    }

    @Test
    void partnerFilePageFollowsFromItsSchema() throws IOException {
        requireContent(PARTNER, partnerPage());
    }

    @Test
    void mappingsPageFollowsFromItsSchemas() throws IOException {
        String page = Files.readString(MAPPINGS);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        requireContent(MAPPINGS, page.substring(0, begin) + mappingTables() + page.substring(end));
    }

    private static void requireContent(Path file, String content) throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(file, content);
        }
        assertThat(file).as(STALE, file).exists().hasContent(content);
    }

    private static String partnerPage() throws IOException {
        return """
                # 对接文件 The partner file

                """
                + NOT_BY_HAND
                + """
                `config/partners/<name>.yaml`, one file for each connected party. `tongqu partner new` writes one, `tongqu partner check` checks it; how to fill it in: [onboarding.md](onboarding.md). `a[].b` is the key `b` of each element of the list `a`; durations are ISO 8601 (`PT30S`).

                每个对接方一个文件。用 `tongqu partner new` 生成，用 `tongqu partner check` 检查；填写步骤见 [onboarding.md](onboarding.md)。

                """
                + FieldRows.of("partner.schema.json").table();
    }

    private static String mappingTables() throws IOException {
        return NOT_BY_HAND
                + "### `mapping.yaml`\n\n"
                + FieldRows.of("mapping.schema.json").table()
                + "\n### `codes.yaml`\n\n"
                + FieldRows.of("codes.schema.json").table()
                + "\n### `layout.yaml`\n\n"
                + FieldRows.of("layout.schema.json").table()
                + "\n";
    }
}
