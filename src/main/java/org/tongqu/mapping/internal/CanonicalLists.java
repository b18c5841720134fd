package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.tongqu.accident.ClaimStep;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.Translation.Outcome;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The canonical lists of values that code tables must cover. */
final class CanonicalLists {
    private final Map<String, Set<String>> lists = new HashMap<>();

    /** Every `enum` in the definitions, and the claim steps and reply outcomes. */
    CanonicalLists(Path canonical) {
        Path file = canonical.resolve("definitions.schema.json");
        try {
            JsonNode definitions = new ObjectMapper().readTree(file.toFile()).path("$defs");
            definitions.properties().forEach(e -> add(e.getKey(), e.getValue().path("enum")));
        } catch (IOException e) {
            throw new TongquException(ErrorCode.CONFIG_INVALID, file + " cannot be read", e);
        }
        lists.put("claimStep", names(ClaimStep.values()));
        lists.put("replyOutcome", names(Outcome.values()));
    }

    /** The values of a list. */
    Optional<Set<String>> find(String name) {
        return Optional.ofNullable(lists.get(name));
    }

    private void add(String name, JsonNode values) {
        if (values.isArray()) {
            Set<String> list = new LinkedHashSet<>();
            values.forEach(value -> list.add(value.asText()));
            lists.put(name, list);
        }
    }

    private static Set<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).collect(Collectors.toSet());
    }
}
