package org.tongqu.partner.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.TongquException;
import org.tongqu.partner.ClosedHours;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerRole;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes a {@link Partner} of a file that its schema has passed. */
final class PartnerReader {
    private final ConfigFile file;
    private final UnaryOperator<String> placeholders;

    /** Placeholders are resolved in the values of connection parameters only. */
    PartnerReader(ConfigFile file, UnaryOperator<String> placeholders) {
        this.file = file;
        this.placeholders = placeholders;
    }

    /**
     * The partner.
     *
     * @throws TongquException CONFIG_INVALID: name and file differ, a placeholder has no value
     */
    Partner read() {
        JsonNode tree = file.tree();
        String name = tree.path("name").asText();
        if (!file.path().getFileName().toString().equals(name + ".yaml")) {
            throw file.invalid("/name", "the name must be the file's name without .yaml");
        }
        requireImmediateAnswers(tree);
        requireProof(tree);
        return new Partner(
                name,
                tree.path("title").path("zh").asText(),
                tree.path("title").path("en").asText(),
                PartnerRole.valueOf(tree.path("role").asText()),
                tree.path("simulated").asBoolean(false),
                insurer(tree.path("insurer")),
                new Partner.Suites(
                        text(tree.path("suites").path("parcel")),
                        texts(tree.path("suites").path("wire"))),
                text(tree.path("mapping")),
                texts(tree.path("emits")),
                delivery(tree.path("delivery")),
                connections(tree.path("connections")),
                keys(tree.path("keys")),
                acceptLegacy(tree.path("acceptLegacy")),
                intake(tree.path("intake")));
    }

    /** An answer that proves nothing confirms only where that is accepted, for a time. */
    private void requireProof(JsonNode tree) {
        boolean plain = tree.path("delivery").path("proof").asText().equals("PLAIN");
        if (plain && !tree.has("acceptLegacy")) {
            throw file.invalid("/delivery/proof", "PLAIN needs acceptLegacy: a reason and an end");
        }
    }

    /** A question is put in place of a delivery, and answered on the same connection. */
    private void requireImmediateAnswers(JsonNode tree) {
        boolean asks = tree.path("delivery").path("resend").asText().equals("QUERY_FIRST");
        boolean immediate =
                tree.path("connections").findValuesAsText("template").stream()
                        .anyMatch(template -> template.startsWith("deliver-http"));
        if (asks && !immediate) {
            throw file.invalid(
                    "/delivery/resend", "QUERY_FIRST needs a connection by deliver-http(s)");
        }
    }

    private static Optional<Partner.LegacyAcceptance> acceptLegacy(JsonNode node) {
        return node.isObject()
                ? Optional.of(
                        new Partner.LegacyAcceptance(
                                node.path("reason").asText(),
                                LocalDate.parse(node.path("until").asText())))
                : Optional.empty();
    }

    private static Optional<Partner.InsurerCode> insurer(JsonNode node) {
        return node.isObject()
                ? Optional.of(
                        new Partner.InsurerCode(
                                node.path("codeSystem").asText(), node.path("code").asText()))
                : Optional.empty();
    }

    private Partner.Delivery delivery(JsonNode node) {
        return new Partner.Delivery(
                texts(node.path("needs")),
                Partner.Proof.valueOf(node.path("proof").asText("SIGNED")),
                Partner.Resend.valueOf(node.path("resend").asText("SAME_ID")),
                node.path("attempts").asInt(8),
                duration(node, "backoffFirst", "PT5S"),
                duration(node, "backoffCap", "PT30M"),
                duration(node, "answerWithin", "PT30S"),
                node.path("concurrency").asInt(8),
                texts(node.path("closed")).stream().map(ClosedHours::parse).toList());
    }

    private static Partner.Intake intake(JsonNode node) {
        Partner.Intake standard = Partner.Intake.standard();
        return new Partner.Intake(
                node.path("holdMost").asInt(standard.holdMost()),
                duration(node, "holdFor", standard.holdFor().toString()),
                node.path("pullAttempts").asInt(standard.pullAttempts()),
                duration(node, "pullBackoffFirst", standard.pullBackoffFirst().toString()),
                duration(node, "pullBackoffCap", standard.pullBackoffCap().toString()));
    }

    private static Duration duration(JsonNode node, String field, String standard) {
        return Duration.parse(node.path(field).asText(standard));
    }

    private List<Partner.Connection> connections(JsonNode node) {
        List<Partner.Connection> connections = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            connections.add(connection(node.path(i), "/connections/" + i + "/parameters"));
        }
        return List.copyOf(connections);
    }

    private Partner.Connection connection(JsonNode node, String pointer) {
        Map<String, String> parameters = new LinkedHashMap<>();
        node.path("parameters")
                .properties()
                .forEach(
                        entry ->
                                parameters.put(
                                        entry.getKey(),
                                        resolved(
                                                entry.getValue().asText(),
                                                pointer + "/" + entry.getKey())));
        return new Partner.Connection(node.path("template").asText(), Map.copyOf(parameters));
    }

    private String resolved(String value, String pointer) {
        try {
            return placeholders.apply(value);
        } catch (IllegalArgumentException unresolved) {
            throw file.invalid(
                    pointer, "the placeholder has no value; set it or write ${NAME:default}");
        }
    }

    private static Partner.Keys keys(JsonNode node) {
        Map<String, String> secrets = new LinkedHashMap<>();
        node.path("secrets")
                .properties()
                .forEach(entry -> secrets.put(entry.getKey(), entry.getValue().asText()));
        return new Partner.Keys(
                texts(node.path("signing")), text(node.path("encryption")), Map.copyOf(secrets));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(element -> texts.add(element.asText()));
        return List.copyOf(texts);
    }
}
