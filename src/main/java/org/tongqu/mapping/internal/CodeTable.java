package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One table of codes, both ways; a code that is not in it is refused, nothing is a default.
 *
 * <p>On the way in one code may mean several things: entries with conditions are asked first.
 */
final class CodeTable {

    /** What a partner's code means, when the flags beside it are so. */
    record Meaning(String canonical, Map<String, String> when) {

        boolean holds(JsonNode flags) {
            return when.entrySet().stream()
                    .allMatch(flag -> flag.getValue().equals(flags.path(flag.getKey()).asText()));
        }
    }

    private final String name;
    private final Map<String, String> out;
    private final Set<String> held;
    private final Map<String, List<Meaning>> in;

    CodeTable(
            String name, Map<String, String> out, Set<String> held, Map<String, List<Meaning>> in) {
        this.name = name;
        this.out = new HashMap<>(out);
        this.held = new HashSet<>(held);
        this.in = new HashMap<>(in);
    }

    /** The partner's code; CODE_HELD where it has none, UNKNOWN_CODE where the table is silent. */
    String out(String canonical) {
        String code = out.get(canonical);
        if (code != null) {
            return code;
        }
        if (held.contains(canonical)) {
            throw TongquException.atField(ErrorCode.CODE_HELD, name, "held by codes.yaml");
        }
        throw TongquException.atField(ErrorCode.UNKNOWN_CODE, name, "not in codes.yaml");
    }

    /** What a partner's code means; UNKNOWN_CODE where no entry holds. */
    String in(String code, JsonNode flags) {
        return find(code, flags)
                .orElseThrow(
                        () ->
                                TongquException.atField(
                                        ErrorCode.UNKNOWN_CODE, name, "not in codes.yaml"));
    }

    private Optional<String> find(String code, JsonNode flags) {
        List<Meaning> meanings = in.getOrDefault(code, List.of());
        return meanings.stream()
                .filter(meaning -> !meaning.when().isEmpty() && meaning.holds(flags))
                .findFirst()
                .or(() -> meanings.stream().filter(m -> m.when().isEmpty()).findFirst())
                .map(Meaning::canonical);
    }
}
