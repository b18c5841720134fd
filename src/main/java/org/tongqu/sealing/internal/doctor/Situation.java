package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.internal.suite.Step;
import org.tongqu.sealing.internal.suite.Workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far an attempt came: what lies on the bench, and whatever lay there before.
 *
 * @param kept every value so far, for signatures over another part than agreed
 * @param owed a check that was put off until everything is there
 */
record Situation(Workbench bench, List<Kept> kept, Optional<Owed> owed) {

    /** A value and where it came from. */
    record Kept(String label, byte[] bytes) {}

    /** A check of a signature or code, and the situation in which it should have held. */
    record Owed(Stage stage, Situation then) {}

    static Situation of(Workbench bench) {
        return new Situation(bench, List.of(new Kept("body", bench.get(Workbench.BODY))), none());
    }

    private static Optional<Owed> none() {
        return Optional.empty();
    }

    /** The situation after a step; what the step refuses, this throws. */
    Situation after(Step step, String place) {
        Workbench next = bench.copy();
        step.run(next);
        List<Kept> all = new ArrayList<>(kept);
        Map<String, byte[]> before = bench.slots();
        new TreeMap<>(next.slots())
                .forEach(
                        (slot, value) -> {
                            if (value != before.get(slot)) {
                                keep(all, slot + " (" + place + ")", value);
                            }
                        });
        return new Situation(next, List.copyOf(all), owed);
    }

    private static void keep(List<Kept> all, String label, byte[] value) {
        if (all.stream().noneMatch(kept -> Arrays.equals(kept.bytes(), value))) {
            all.add(new Kept(label, value));
        }
    }

    /** The same, with a check to be made up for at the end. */
    Situation owing(Stage stage) {
        return new Situation(bench, kept, Optional.of(new Owed(stage, this)));
    }
}
