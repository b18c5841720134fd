package org.tongqu.disclosure.internal;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What masks may ask of the case beside the value itself. */
final class Situation {
    private static final List<String> OF_PARTIES = List.of("name", "idNo", "phone", "licenceNo");
    private static final List<String> OF_VEHICLES =
            List.of("plateNo", "plateRaw", "vin", "engineNo");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9０-９][0-9０-９ -]{5,}[0-9０-９Xx]");
    private static final String BETWEEN = "[\\s·.,，。、-]*+";
    private static final String HIDDEN = "***";

    private final JsonNode caseDocument;
    private final boolean policyKnown;

    Situation(JsonNode caseDocument, boolean policyKnown) {
        this.caseDocument = caseDocument;
        this.policyKnown = policyKnown;
    }

    /** Whether the recipient can find its customer by a policy number. */
    boolean policyKnown() {
        return policyKnown;
    }

    /** The road, where the report names it. */
    Optional<String> roadName() {
        return Optional.ofNullable(caseDocument.path("roadName").textValue());
    }

    /**
     * Free text without the names and numbers of this case and without long numbers.
     *
     * <p>A person whom only the text names stays in it: list free text only where that is
     * acceptable.
     */
    String scan(String text) {
        String scanned = text;
        for (String value : personalValues()) {
            scanned = spaced(value).matcher(scanned).replaceAll(Matcher.quoteReplacement(HIDDEN));
        }
        return LONG_NUMBER.matcher(scanned).replaceAll(HIDDEN);
    }

    private List<String> personalValues() {
        List<String> values = new ArrayList<>();
        collect(caseDocument.path("parties"), OF_PARTIES, values);
        collect(caseDocument.path("vehicles"), OF_VEHICLES, values);
        for (JsonNode vehicle : caseDocument.path("vehicles")) {
            collect(vehicle.path("policies"), List.of("policyNo"), values);
        }
        return values;
    }

    private static void collect(JsonNode items, List<String> names, List<String> values) {
        for (JsonNode item : items) {
            for (String name : names) {
                String value = item.path(name).asText().replaceAll(BETWEEN, "");
                if (!value.isEmpty()) {
                    values.add(value);
                }
            }
        }
    }

    private static Pattern spaced(String value) {
        StringBuilder pattern = new StringBuilder();
        value.codePoints()
                .forEach(
                        c -> {
                            pattern.append(pattern.length() == 0 ? "" : BETWEEN);
                            pattern.append(Pattern.quote(Character.toString(c)));
                        });
        return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE);
    }
}
