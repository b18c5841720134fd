package org.tongqu.disclosure.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;
import org.tongqu.disclosure.DisclosedView.Withheld;

import java.util.List;
import java.util.Optional;

/** Cuts one tree by one allow-list, and notes every field that did not pass as it was. */
final class Cut {
    static final String NOT_LISTED = "not-listed";
    static final String ONLY = "only";

    private final Situation situation;
    private final List<Withheld> withheld;

    Cut(Situation situation, List<Withheld> withheld) {
        this.situation = situation;
        this.withheld = withheld;
    }

    /** What remains of an object. */
    ObjectNode object(JsonNode source, AllowList.@Nullable Rule rule, String at) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        source.properties()
                .forEach(
                        field -> {
                            String pointer = at + "/" + field.getKey();
                            AllowList.Rule child = rule == null ? null : rule.child(field.getKey());
                            value(field.getValue(), child, pointer)
                                    .ifPresent(shown -> kept.set(field.getKey(), shown));
                        });
        return kept;
    }

    private Optional<JsonNode> value(JsonNode value, AllowList.@Nullable Rule rule, String at) {
        if (rule == null) {
            withhold(value, at, NOT_LISTED);
            return Optional.empty();
        }
        Mask mask = rule.mask();
        if (mask != null && (value.isValueNode() || mask.takesWhole())) {
            return masked(value, mask, at);
        }
        if (value.isArray()) {
            return array(value, rule, at);
        }
        if (value.isObject() && mask == null) {
            return Optional.<JsonNode>of(object(value, rule, at)).filter(kept -> !kept.isEmpty());
        }
        withhold(value, at, NOT_LISTED);
        return Optional.empty();
    }

    private Optional<JsonNode> masked(JsonNode value, Mask mask, String at) {
        Optional<JsonNode> shown = mask.apply(value, situation);
        if (shown.filter(value::equals).isEmpty()) {
            withheld.add(new Withheld(at, mask.word()));
        }
        return shown;
    }

    private Optional<JsonNode> array(JsonNode items, AllowList.Rule rule, String at) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < items.size(); i++) {
            String pointer = at + "/" + i;
            if (rule.admits(items.path(i))) {
                value(items.path(i), rule, pointer).ifPresent(kept::add);
            } else {
                withhold(items.path(i), pointer, ONLY);
            }
        }
        return Optional.of(kept);
    }

    private void withhold(JsonNode value, String at, String why) {
        if (value.isObject()) {
            value.properties()
                    .forEach(field -> withhold(field.getValue(), at + "/" + field.getKey(), why));
            return;
        }
        if (value.isArray() && !value.isEmpty() && value.path(0).isContainerNode()) {
            for (int i = 0; i < value.size(); i++) {
                withhold(value.path(i), at + "/" + i, why);
            }
            return;
        }
        if (!value.isEmpty() || value.isValueNode()) {
            withheld.add(new Withheld(at, why));
        }
    }
}
