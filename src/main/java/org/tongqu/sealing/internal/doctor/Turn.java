package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.internal.suite.Step;

import java.util.List;

/** Another way to do one step, and what is wrong if it is the right one. */
record Turn(List<Deviation> deviations, Step step) {

    static Turn of(Deviation deviation, Step step) {
        return new Turn(List.of(deviation), step);
    }

    int cost() {
        return deviations.stream().mapToInt(d -> d.hypothesis().cost()).sum();
    }
}
