package org.tongqu.delivery;

import org.tongqu.parcel.Parcel;

import java.util.Optional;

/** Files for partners that take batches; a repeat of a file is bit-identical. */
public interface Batches {

    /** One file and its companions, committed before the first byte leaves. */
    record Transmission(long transmissionId, String partner, String name, Parcel parcel) {}

    /** The file that is to be sent now: one that was not sent for certain, or a new one. */
    Optional<Transmission> next(String partner);

    /** The file is at the partner; its members await their answers. */
    void sent(Transmission transmission);
}
