package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;

import java.util.Optional;

/** A function that mappings can call; with an absent first argument it yields nothing. */
record MappingFunction(String name, int least, int most, Body body) implements Function {

    /** What it does; the first argument is there. */
    interface Body {
        JsonNode apply(JsonNode[] arguments);
    }

    /** A function of one text and further arguments, which yields a text. */
    static MappingFunction ofText(String name, int arguments, TextBody body) {
        return new MappingFunction(
                name,
                arguments,
                arguments,
                given -> new TextNode(body.apply(given[0].asText(), given)));
    }

    /** What a text function does. */
    interface TextBody {
        String apply(String text, JsonNode[] arguments);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getMinArguments() {
        return least;
    }

    @Override
    public int getMaxArguments() {
        return most;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
        return Optional.of(arguments[0])
                .filter(first -> !first.isNull() && !first.isMissingNode())
                .map(first -> body.apply(arguments))
                .orElse(NullNode.instance);
    }
}
