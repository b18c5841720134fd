package org.tongqu.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.schibsted.spt.data.jslt.Parser;

import org.junit.jupiter.api.Test;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.util.Map;
import java.util.Optional;

class BoundedRunsTests {
    private static final String LOOPS =
            "let all = .a {\"n\": size([for ($all) size([for ($all) size([for ($all) . + 1])])])}";

    private final BoundedRuns runs = new BoundedRuns();

    @Test
    void runsWhatIsSmallOrLoopsLittle() {
        assertThat(runs.run(mapping("[for (.a) . + 1]"), numbers(50_000))).hasSize(50_000);
        assertThat(runs.run(mapping(LOOPS), numbers(10)).path("n").intValue()).isEqualTo(10);
    }

    @Test
    void abandonsATransformationThatTakesTooLongAndStopsItAfterThree() {
        MessageMapping mapping = mapping(LOOPS);
        for (int i = 0; i < BoundedRuns.STRIKES; i++) {
            assertRefused(ErrorCode.MAPPING_TOO_LONG, mapping, numbers(900));
        }

        assertRefused(ErrorCode.MAPPING_STOPPED, mapping, numbers(900));
        assertThat(runs.run(mapping, numbers(10)).path("n").intValue()).isEqualTo(10);
    }

    @Test
    void tellsWhyAWatchedTransformationFailed() {
        String fails = "let all = .a {\"n\": [for ($all) [for ($all) number(\"x\")]]}";

        assertRefused(ErrorCode.MAPPING_FAILED, mapping(fails), numbers(2_000));
    }

    private void assertRefused(ErrorCode code, MessageMapping mapping, ObjectNode input) {
        assertThatThrownBy(() -> runs.run(mapping, input))
                .isInstanceOfSatisfying(
                        TongquException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static MessageMapping mapping(String text) {
        return new MessageMapping(
                "test/" + text.length(),
                MessageMapping.Use.TRANSLATE,
                Optional.of(Parser.compileString(text)),
                LoopDepth.of(text),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "text/plain",
                Map.of());
    }

    private static ObjectNode numbers(int count) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        ArrayNode list = input.putArray("a");
        for (int i = 0; i < count; i++) {
            list.add(i);
        }
        return input;
    }
}
