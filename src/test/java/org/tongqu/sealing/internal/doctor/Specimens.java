package org.tongqu.sealing.internal.doctor;

import org.tongqu.parcel.Parcel;

/** A sample for tests of other modules. */
public final class Specimens {
    /** What its content names; no output may. */
    public static final String PERSON = WrongSample.PERSON;

    private Specimens() {}

    /** From PICC-SIM: the old order of SM2, and another user ID. */
    public static Parcel wrong(Ward ward) {
        return Picc.with(p -> p.userId("ALICE123@YAHOO.COM").wrappedForm = OtherSm2::oldOrder)
                .apply(ward);
    }

    /** From PICC-SIM, as agreed. */
    public static Parcel right(Ward ward) {
        return Picc.with(p -> {}).apply(ward);
    }
}
