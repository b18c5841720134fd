package org.tongqu.intake;

import org.tongqu.parcel.Parcel;

import java.util.List;

/** Questions to partners that have to be asked how far a claim is; they hold references only. */
public interface ClaimQuestions {

    /**
     * Report numbers of the partner's open claims, longest untouched first; none while it is
     * closed.
     */
    List<String> open(String partner, int limit);

    /** A sealed question about one claim. */
    Parcel ask(String partner, String reportNo);
}
