package org.tongqu.ledger;

import org.tongqu.failure.ErrorCode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every message that came in, and the receipts given for it. */
public interface Messages {

    /** A message that was recorded for good. */
    record Known(UUID messageId, byte[] contentDigest, byte[] receipt) {}

    /** How and from whom bytes came in. */
    record Arrival(
            UUID messageId,
            Instant receivedAt,
            String channel,
            Optional<String> partner,
            Optional<String> externalId,
            byte[] raw) {}

    /** A line of the message list. */
    record Listed(
            UUID messageId,
            Instant receivedAt,
            String channel,
            Optional<String> partner,
            Optional<String> externalId,
            String state,
            Optional<String> errorCode,
            Optional<String> errorPointer,
            Optional<String> accidentNo) {}

    /** The message a source sent under this id, if it is recorded. */
    Optional<Known> find(String source, String id);

    /**
     * Takes the id for this message.
     *
     * @return false when the id is taken
     */
    boolean claim(String source, String id, Known known, String suite);

    /** Records an authenticated message of a case. */
    void recorded(Arrival arrival, String accidentNo, byte[] proof, byte[] payload);

    /** Notes an authenticated message that says nothing of its own to a case (answers). */
    void noted(Arrival arrival, Optional<String> accidentNo, byte[] payload);

    /** Keeps an authenticated message that could not be accepted, with the reason. */
    void invalid(Arrival arrival, ErrorCode code, Optional<String> pointer, byte[] payload);

    /** Counts a message that was refused before it was authenticated; its bytes are not kept. */
    void refused(Arrival arrival, ErrorCode code);

    /** The newest messages, optionally of one state. */
    List<Listed> list(Optional<String> state, int limit);

    /**
     * Remembers a nonce of a partner for that long.
     *
     * @return false when it was used before
     */
    boolean rememberNonce(String partner, String nonce, Duration remembered);

    /** Whether a nonce of a partner is remembered. */
    boolean knowsNonce(String partner, String nonce);

    /** Forgets nonces whose time is over; answers how many. */
    int forgetNonces();
}
