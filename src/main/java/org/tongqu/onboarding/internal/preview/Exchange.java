package org.tongqu.onboarding.internal.preview;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.partner.ConfigFiles;
import org.tongqu.partner.Partner;
import org.tongqu.partner.TongquPaths;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** What is sent to whom, and in which charset, as the declarative files say. */
final class Exchange {
    private final TongquPaths paths;

    Exchange(TongquPaths paths) {
        this.paths = paths;
    }

    /** The message of the first rule that a partner meets. */
    Optional<String> sentTo(Partner partner) {
        JsonNode rules =
                ConfigFiles.read(
                                paths.config().resolve("exchange.yaml"),
                                "schema/exchange.schema.json")
                        .tree()
                        .path("rules");
        return rules.valueStream()
                .filter(rule -> isTo(rule.path("to"), partner))
                .map(rule -> rule.path("send").asText())
                .findFirst();
    }

    private static boolean isTo(JsonNode to, Partner partner) {
        return to.path("partner").asText().equals(partner.name())
                || to.path("role").asText().equals(partner.role().name());
    }

    /** The charset of a message of the partner's mapping; without a mapping, UTF-8. */
    Charset charset(Partner partner, String message) {
        return partner.mapping()
                .map(folder -> paths.home().resolve("mappings").resolve(folder))
                .map(folder -> charset(folder.resolve("mapping.yaml"), message))
                .orElse(StandardCharsets.UTF_8);
    }

    private static Charset charset(Path file, String message) {
        JsonNode tree = ConfigFiles.read(file, "schema/mapping.schema.json").tree();
        return Charset.forName(tree.path("messages").path(message).path("charset").asText("UTF-8"));
    }
}
