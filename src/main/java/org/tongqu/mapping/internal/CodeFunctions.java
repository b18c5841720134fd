package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;

import org.tongqu.accident.EventType;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.Translation.Outcome;

import java.util.List;

/** Looks codes up in the folder's tables. */
final class CodeFunctions {

    private static final String CLAIM = "CLAIM_";

    private CodeFunctions() {}

    /**
     * {@code code-out(table, canonical)} and {@code code-in(table, code, flags?)}, for which an
     * absent code stays absent; {@code outcome(table, code, flags?)}, which takes what is in no
     * table for UNREADABLE; {@code claim-event(step)}.
     */
    static List<Function> of(CodeTables tables) {
        return List.of(
                new MappingFunction("code-out", 2, 2, given -> out(tables, given)),
                new MappingFunction("code-in", 2, 3, given -> in(tables, given)),
                new MappingFunction("outcome", 2, 3, given -> outcome(tables, given)),
                MappingFunction.ofText("claim-event", 1, (step, given) -> claimEvent(step)));
    }

    private static JsonNode outcome(CodeTables tables, JsonNode[] given) {
        try {
            return in(tables, given);
        } catch (TongquException e) {
            if (e.code() == ErrorCode.UNKNOWN_CODE) {
                return new TextNode(Outcome.UNREADABLE.name());
            }
            throw e;
        }
    }

    private static String claimEvent(String step) {
        String name = step.startsWith(CLAIM) ? step : CLAIM + step;
        return EventType.valueOf(name).eventName();
    }

    private static JsonNode out(CodeTables tables, JsonNode[] given) {
        return isAbsent(given[1])
                ? NullNode.instance
                : new TextNode(tables.table(given[0].asText()).out(given[1].asText()));
    }

    private static JsonNode in(CodeTables tables, JsonNode[] given) {
        if (isAbsent(given[1])) {
            return NullNode.instance;
        }
        JsonNode flags = given.length > 2 ? given[2] : MissingNode.getInstance();
        return new TextNode(tables.table(given[0].asText()).in(given[1].asText(), flags));
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isNull() || value.asText().isEmpty();
    }
}
