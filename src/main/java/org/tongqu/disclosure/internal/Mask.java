package org.tongqu.disclosure.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.Arrays;
import java.util.Optional;

/**
 * How an allowed field is shown; a mask that cannot be applied shows nothing.
 *
 * <p>Masks of personal data follow docs/architecture.md: name {@code 张*}, ID number {@code
 * 330***********0012}, phone {@code *******0001}, plate {@code 浙L***01}, VIN its last six.
 */
enum Mask {
    FULL("full") {
        @Override
        Optional<JsonNode> apply(JsonNode value, Situation situation) {
            return value.isValueNode() ? Optional.of(value) : Optional.empty();
        }
    },
    NAME("name") {
        @Override
        Optional<JsonNode> apply(JsonNode value, Situation situation) {
            return text(value).map(Starred::afterFirst).map(TextNode::new);
        }
    },
    ID("id") {
        @Override
        Optional<JsonNode> apply(JsonNode value, Situation situation) {
            return text(value).map(id -> Starred.middle(id, 3, 4)).map(TextNode::new);
        }
    },
    PHONE("phone") {
        @Override
        Optional<JsonNode> apply(JsonNode value, Situation situation) {
            return text(value).map(phone -> Starred.middle(phone, 0, 4)).map(TextNode::new);
        }
    },
    PLATE("plate") {
        @Override
        Optional<JsonNode> apply(JsonNode value, Situation situation) {
            return text(value).map(plate -> Starred.middle(plate, 2, 2)).map(TextNode::new);
        }
    },
    VIN_LAST_6("vin-last6") {
        private static final int LENGTH = 17;
        private static final int SHOWN = 6;

        @Override
        Optional<JsonNode> apply(JsonNode value, Situation situation) {
            return text(value)
                    .filter(vin -> vin.length() == LENGTH)
                    .map(vin -> new TextNode(vin.substring(LENGTH - SHOWN)));
        }
    },
    ROAD_NAME("road-name") {
        @Override
        Optional<JsonNode> apply(JsonNode value, Situation situation) {
            return situation.roadName().map(TextNode::new);
        }
    },
    INSURER_ONLY("insurer-only") {
        @Override
        Optional<JsonNode> apply(JsonNode value, Situation situation) {
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            for (String name : new String[] {"codeSystem", "code"}) {
                if (value.path(name).isTextual()) {
                    shown.set(name, value.path(name));
                }
            }
            return value.isTextual()
                    ? Optional.of(value)
                    : Optional.<JsonNode>of(shown).filter(node -> !node.isEmpty());
        }
    },
    BAND("band") {
        private static final long LOW_FEN = 200_000;
        private static final long HIGH_FEN = 1_000_000;

        @Override
        Optional<JsonNode> apply(JsonNode value, Situation situation) {
            if (!value.isIntegralNumber()) {
                return Optional.empty();
            }
            long fen = value.longValue();
            String band = fen < LOW_FEN ? "<2000" : fen <= HIGH_FEN ? "2000-10000" : ">10000";
            return Optional.of(new TextNode(band));
        }
    },
    DATE("date") {
        private static final int DATE_LENGTH = 10;

        @Override
        Optional<JsonNode> apply(JsonNode value, Situation situation) {
            return text(value).flatMap(time -> Starred.head(time, DATE_LENGTH)).map(TextNode::new);
        }
    },
    MONTH("month") {
        private static final int MONTH_LENGTH = 7;

        @Override
        Optional<JsonNode> apply(JsonNode value, Situation situation) {
            return text(value).flatMap(time -> Starred.head(time, MONTH_LENGTH)).map(TextNode::new);
        }
    },
    COUNT("count") {
        @Override
        Optional<JsonNode> apply(JsonNode value, Situation situation) {
            return value.isArray() ? Optional.of(IntNode.valueOf(value.size())) : Optional.empty();
        }
    },
    SCANNED("scanned") {
        @Override
        Optional<JsonNode> apply(JsonNode value, Situation situation) {
            return text(value).map(situation::scan).map(TextNode::new);
        }
    },
    FULL_WITHOUT_POLICY("full-without-policy") {
        @Override
        Optional<JsonNode> apply(JsonNode value, Situation situation) {
            return situation.policyKnown() ? Optional.empty() : FULL.apply(value, situation);
        }
    };

    private final String word;

    Mask(String word) {
        this.word = word;
    }

    /** The mask that allow-lists call by this word. */
    static Mask of(String word) {
        return Arrays.stream(values())
                .filter(mask -> mask.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mask " + word));
    }

    /** What is shown of a value, if anything. */
    abstract Optional<JsonNode> apply(JsonNode value, Situation situation);

    /** Its name in allow-lists. */
    String word() {
        return word;
    }

    /** Whether it takes a list or an object as a whole rather than single values. */
    boolean takesWhole() {
        return this == COUNT || this == INSURER_ONLY;
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
