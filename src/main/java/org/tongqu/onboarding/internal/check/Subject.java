package org.tongqu.onboarding.internal.check;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The partner that is looked at, with the files that its own names. */
record Subject(
        String name,
        ConfigFile file,
        Optional<ConfigFile> suite,
        Checkout checkout,
        Map<String, Template> templates) {

    /** One connection of the file. */
    record Connection(String pointer, JsonNode tree, Optional<Template> template) {

        String templateId() {
            return tree.path("template").asText();
        }

        /** A parameter as it is written. */
        Optional<String> parameter(String name) {
            JsonNode value = tree.path("parameters").path(name);
            return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
        }
    }

    /** The partner, under the name of its mapping's tests. */
    Partner partner() {
        return PartnerDirectory.of(file);
    }

    JsonNode tree() {
        return file.tree();
    }

    List<Connection> connections() {
        List<Connection> connections = new ArrayList<>();
        JsonNode nodes = tree().path("connections");
        for (int i = 0; i < nodes.size(); i++) {
            String template = nodes.path(i).path("template").asText();
            connections.add(
                    new Connection(
                            "/connections/" + i,
                            nodes.path(i),
                            Optional.ofNullable(templates.get(template))));
        }
        return connections;
    }

    /** The folder of its mapping, if that is there. */
    Optional<Path> mapping() {
        String folder = tree().path("mapping").asText();
        return Optional.of(checkout.mappings().resolve(folder))
                .filter(path -> !folder.isEmpty() && Files.isDirectory(path));
    }

    boolean speaksWire() {
        return !tree().path("suites").path("wire").isEmpty();
    }

    /** A file below the folder of keys. */
    Path keyFile(String relative) {
        return checkout.paths().keys().resolve(relative);
    }
}
