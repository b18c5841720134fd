package org.tongqu.sealing.internal.doctor;

import java.util.List;

/** Bytes that may have been signed, and what would be wrong if they were. */
record Message(List<Deviation> deviations, byte[] bytes) {

    Message with(Deviation further, byte[] changed) {
        return new Message(Deviations.add(deviations, further), changed);
    }

    int cost() {
        return deviations.size();
    }
}
