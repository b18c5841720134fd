package org.tongqu.sealing.internal.doctor;

import java.util.List;
import java.util.stream.Stream;

/** Lists of differences. */
final class Deviations {
    private Deviations() {}

    static List<Deviation> add(List<Deviation> some, Deviation further) {
        return Stream.concat(some.stream(), Stream.of(further)).toList();
    }

    static List<Deviation> join(List<Deviation> some, List<Deviation> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
