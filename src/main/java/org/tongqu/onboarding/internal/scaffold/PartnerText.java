package org.tongqu.onboarding.internal.scaffold;

import org.tongqu.onboarding.NewPartner.Request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The texts of a model, in the name of the new partner. */
final class PartnerText {
    private static final Pattern PORT = Pattern.compile("\\$\\{([A-Z0-9_]+_PORT):[^}]*}");
    private static final String SIMULATED = "-sim";

    private final Request request;

    PartnerText(Request request) {
        this.request = request;
    }

    /** The partner file: what belongs to the model alone is left to be filled in. */
    String partner(String text) {
        String renamed = withoutDecision(withHead(renamed(text)));
        String own = PORT.matcher(renamed).replaceAll("\\${$1}");
        return own.replaceAll("(?m)(^insurer:.*\\bcode: *)[A-Z0-9_-]+", "$1" + request.code())
                .replaceAll("(?m)^simulated: .*$", "simulated: " + isSimulated());
    }

    /** {@code mapping.yaml}. */
    String mapping(String text) {
        return withHead(renamed(text));
    }

    /** Any other file of the mapping. */
    String renamed(String text) {
        return text.replaceAll(
                        "(?<![A-Za-z0-9])" + Pattern.quote(request.model()) + "(?![A-Za-z0-9-])",
                        request.name())
                .replace(variable(request.model()) + "_", variable(request.name()) + "_")
                .replace("${SANDBOX_", "${" + variable(request.name()) + "_");
    }

    /** The comment that the file begins with, and the title. */
    private String withHead(String text) {
        String body = text.replaceAll("\\A(#.*\\R)+", "");
        String mark = isSimulated() ? "（模拟）" : "";
        String simulated = isSimulated() ? " (simulated)" : "";
        return "# 由 %s 复制，待填写 · copied from %s, to be filled in.%n"
                        .formatted(request.model(), request.model())
                + body.replaceAll(
                        "(?m)^title: .*$",
                        "title: {zh: 待填公司名%s, en: \"TO BE NAMED%s\"}".formatted(mark, simulated));
    }

    /** Whether LEGACY is accepted is decided for each partner anew. */
    private static String withoutDecision(String text) {
        List<String> kept = new ArrayList<>();
        boolean inDecision = false;
        for (String line : text.lines().toList()) {
            boolean below = inDecision && line.startsWith(" ");
            inDecision = line.startsWith("acceptLegacy:") || below;
            if (!inDecision) {
                kept.add(line);
            }
        }
        return String.join("\n", kept) + "\n";
    }

    private boolean isSimulated() {
        return request.name().endsWith(SIMULATED);
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
