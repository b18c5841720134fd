package org.tongqu.delivery.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;
import org.tongqu.accident.EventType;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;
import org.tongqu.partner.PartnerRole;
import org.tongqu.partner.TongquPaths;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What goes to whom: {@code config/exchange.yaml}, read at start. */
@Component
final class ExchangeRules {
    private static final String SCHEMA = "schema/exchange.schema.json";

    private final List<Rule> rules;

    ExchangeRules(TongquPaths paths) {
        ConfigFile file = ConfigFiles.read(paths.config().resolve("exchange.yaml"), SCHEMA);
        this.rules =
                StreamSupport.stream(file.tree().path("rules").spliterator(), false)
                        .map(ExchangeRules::rule)
                        .toList();
    }

    /** The rules that an event sets off. */
    List<Rule> on(EventType type) {
        return rules.stream().filter(rule -> rule.isOn(type)).toList();
    }

    /** The rule by which insurers learn of such an event, if they do. */
    Optional<Rule> forInsurers(EventType type) {
        return on(type).stream().filter(Rule::isForInsurers).findFirst();
    }

    private static Rule rule(JsonNode node) {
        JsonNode to = node.path("to");
        return new Rule(
                node.path("id").asText(),
                StreamSupport.stream(node.path("on").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                Optional.ofNullable(to.get("role")).map(n -> PartnerRole.valueOf(n.asText())),
                Optional.ofNullable(to.get("partner")).map(JsonNode::asText),
                to.path("linked").asBoolean(false),
                node.path("send").asText());
    }
}
