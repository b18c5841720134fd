package org.tongqu.sandbox.scenario;

import java.util.function.Consumer;

/**
 * One accident to be played.
 *
 * @param title what it shows, in both languages
 * @param expected what is to come of it, in both languages
 * @param script plays it, and fails when anything else comes of it
 */
record Scenario(String id, String title, String expected, Consumer<Play> script) {}
