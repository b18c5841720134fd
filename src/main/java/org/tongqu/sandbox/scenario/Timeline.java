package org.tongqu.sandbox.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.wire.Json;

import java.time.Clock;
import java.util.function.Consumer;

/** Tells steps as they happen: who, what, when, facts; never personal data. */
final class Timeline {

    private final String scenario;
    private final Clock clock;
    private final Consumer<ObjectNode> listener;

    Timeline(String scenario, Clock clock, Consumer<ObjectNode> listener) {
        this.scenario = scenario;
        this.clock = clock;
        this.listener = listener;
    }

    void step(String who, String what, ObjectNode facts) {
        ObjectNode line = line().put("who", who).put("what", what);
        line.set("facts", facts);
        listener.accept(line);
    }

    void result(boolean passed, String expected, String seen) {
        ObjectNode line = line().put("result", passed ? "PASSED" : "FAILED");
        listener.accept(line.put("expected", expected).put("seen", seen));
    }

    static ObjectNode facts() {
        return Json.object();
    }

    private ObjectNode line() {
        return Json.object().put("scenario", scenario).put("at", clock.instant().toString());
    }
}
