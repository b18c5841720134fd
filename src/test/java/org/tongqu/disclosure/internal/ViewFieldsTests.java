package org.tongqu.disclosure.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class ViewFieldsTests {
    private static final Path CANONICAL = Path.of("mappings/canonical");

    @Test
    void knowsEveryFieldOfTheCanonicalModel() throws IOException {
        JsonNode definitions = schema("definitions").path("$defs");
        assertThat(ViewFields.VEHICLE)
                .containsExactlyInAnyOrderElementsOf(
                        properties(definitions.path("vehicle"), "policies"));
        assertThat(ViewFields.PARTY)
                .containsExactlyInAnyOrderElementsOf(properties(definitions.path("party")));
        assertThat(ViewFields.POLICY)
                .containsExactlyInAnyOrderElementsOf(properties(definitions.path("policy")));
        assertThat(ViewFields.EVIDENCE)
                .containsExactlyInAnyOrderElementsOf(properties(definitions.path("evidence")));
        assertThat(ViewFields.LIABILITY)
                .containsExactlyInAnyOrderElementsOf(
                        properties(definitions.path("partyLiability")));
        assertThat(ViewFields.DETERMINATION)
                .containsExactlyInAnyOrderElementsOf(
                        properties(definitions.path("determination"), "parties"));
        assertThat(ViewFields.ACCIDENT)
                .containsAll(
                        properties(schema("accident-reported"), "parties", "vehicles", "evidence"));
    }

    private static JsonNode schema(String name) throws IOException {
        return new ObjectMapper().readTree(CANONICAL.resolve(name + ".schema.json").toFile());
    }

    private static Set<String> properties(JsonNode schema, String... but) {
        Set<String> names = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        List.of(but).forEach(names::remove);
        return names;
    }
}
