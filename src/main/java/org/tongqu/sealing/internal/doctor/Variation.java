package org.tongqu.sealing.internal.doctor;

import java.util.Set;
import java.util.stream.Stream;

/** Tries some hypotheses at the steps they can concern. */
interface Variation {

    /** The hypotheses it tries at that step; none when it does not concern them. */
    Set<Hypothesis> tries(Stage stage);

    /**
     * Other ways to do a step; none when it does not concern them.
     *
     * @param left how many differences may still be assumed; a turn must not cost more
     */
    Stream<Turn> turns(Stage stage, Situation now, Known known, int left);
}
