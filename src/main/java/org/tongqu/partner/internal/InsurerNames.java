package org.tongqu.partner.internal;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the insurer that free text seems to name: the longest known name in it wins. */
final class InsurerNames {
    private final Map<String, String> codeByName = new HashMap<>();

    /** The company that has the name already, if another one. */
    Optional<String> add(String name, String code) {
        String other = codeByName.putIfAbsent(normalised(name), code);
        return Optional.ofNullable(other).filter(holder -> !holder.equals(code));
    }

    /** The company, when the longest names found are of one company. */
    Optional<String> find(String freeText) {
        String text = normalised(freeText);
        Set<String> found =
                codeByName.keySet().stream().filter(text::contains).collect(Collectors.toSet());
        int longest = found.stream().mapToInt(String::length).max().orElse(0);
        Set<String> codes =
                found.stream()
                        .filter(name -> name.length() == longest)
                        .map(codeByName::get)
                        .collect(Collectors.toSet());
        return codes.size() == 1 ? Optional.of(codes.iterator().next()) : Optional.empty();
    }

    private static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{P}]", "")
                .toUpperCase(Locale.ROOT);
    }
}
