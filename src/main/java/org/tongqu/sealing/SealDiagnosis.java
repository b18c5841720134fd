package org.tongqu.sealing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the doctor found out about one sealed message.
 *
 * @param suite the suite that it was looked at by
 * @param message its name in the suite, or {@code default}
 * @param findings what is wrong, in the order of the steps
 * @param stoppedAt where it stops when everything is done as agreed; empty when it is right
 * @param tried ids of the hypotheses that were tried
 * @param complete whether all combinations were tried before the time was up
 * @param payload what the message says, where it could be opened; personal data
 */
public record SealDiagnosis(
        Verdict verdict,
        String suite,
        String message,
        List<Finding> findings,
        Optional<String> stoppedAt,
        List<String> tried,
        boolean complete,
        Duration took,
        Optional<byte[]> payload) {

    /** How sure it is. */
    public enum Verdict {
        /** The hub would open it. */
        RIGHT,
        /** With the findings mended the hub would open it: it was tried. */
        EXPLAINED,
        /** The findings keep it from being read; what comes after could not be looked at. */
        SUSPECTED,
        /** Nothing that was tried explains it. */
        UNEXPLAINED
    }

    /**
     * One thing that is wrong, and what the partner's developer does about it.
     *
     * @param id its name in docs/doctor.md
     * @param place the step of the suite
     * @param detail which key, name, part or how long; never content
     */
    public record Finding(
            String id,
            String place,
            String detail,
            String zh,
            String en,
            String mendZh,
            String mendEn) {}

    @Override
    public String toString() {
        return "SealDiagnosis[" + verdict + ", " + suite + ", " + findings + "]";
    }
}
