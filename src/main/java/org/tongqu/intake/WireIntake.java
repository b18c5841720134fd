package org.tongqu.intake;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

/** The way in for Tongqu's own sealed messages (docs/wire-format.md §3). */
public interface WireIntake {

    /** A signed receipt for a sender, and whether the message had been recorded before. */
    record Receipted(String sender, byte[] receipt, boolean repeated) {}

    /**
     * Opens, checks, authorises and records a message; durable when this returns.
     *
     * @param channel where it came in, e.g. {@code http}
     * @throws TongquException with the code the sender must see; the ledger shows it too
     */
    Receipted accept(byte[] envelope, String channel);

    /** Notes a message whose bytes could not be taken in at all, so that the ledger shows it. */
    void unreadable(ErrorCode code, String channel);
}
