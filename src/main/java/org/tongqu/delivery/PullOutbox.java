package org.tongqu.delivery;

import java.util.List;

/** What waits for a partner that cannot be called. */
public interface PullOutbox {

    /** One waiting message, sealed for the partner. */
    record Item(long position, String id, byte[] message) {}

    /** Waiting messages after a position, in order; each stays until its receipt arrives. */
    List<Item> after(String partner, long position, int limit);
}
