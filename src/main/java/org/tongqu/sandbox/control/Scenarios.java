package org.tongqu.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.function.Consumer;

/** Scenarios that can be played on request. */
public interface Scenarios {

    /** Those that can be played, and those that wait for what the hub cannot do yet. */
    ObjectNode list();

    /** Plays one, and tells each step as it happens; the last line is the result. */
    void play(String id, Consumer<ObjectNode> timeline);
}
