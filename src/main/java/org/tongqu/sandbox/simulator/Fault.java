package org.tongqu.sandbox.simulator;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Ways in which a simulator misbehaves when told to. */
public enum Fault {
    HTTP_500,
    HTTP_503,
    HTML_INSTEAD,
    EMPTY_200,
    WRONG_ID,
    WRONG_SIGNATURE,
    TIMEOUT,
    DROP_CONNECTION,
    RETRY_LATER,
    NOT_INSURED,
    REFUSED,
    DUPLICATE,
    SLOW,
    WRONG_TOTAL,
    SEQUENCE_GAP,
    MISSING_OK,
    LOST_ANSWER,
    WRONG_DIGEST;

    /** Faults of anything that answers over HTTP with a signature. */
    public static Set<Fault> ofHttp() {
        Set<Fault> faults = EnumSet.range(HTTP_500, DROP_CONNECTION);
        faults.add(SLOW);
        return faults;
    }

    /** Faults of an insurer that answers so. */
    public static Set<Fault> ofHttpInsurer() {
        Set<Fault> faults = ofHttp();
        faults.add(RETRY_LATER);
        faults.add(NOT_INSURED);
        faults.add(DUPLICATE);
        return faults;
    }

    /** Its name in the control API, as {@code http-500}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault of that name. */
    public static Optional<Fault> of(String label) {
        return Arrays.stream(values()).filter(fault -> fault.label().equals(label)).findFirst();
    }
}
