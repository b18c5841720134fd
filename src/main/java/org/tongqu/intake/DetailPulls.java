package org.tongqu.intake;

import org.tongqu.parcel.Parcel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Details that partners have only told us of; the hub fetches them by questions of its own. */
public interface DetailPulls {

    /** How far a pull is. */
    enum State {
        OPEN,
        DONE,
        GIVEN_UP
    }

    /** A pull, as operators see it; {@code errorCode} is what its last attempt failed with. */
    record Shown(
            String partner,
            String id,
            State state,
            int attempt,
            Instant receivedAt,
            Instant dueAt,
            Optional<String> errorCode) {}

    /** One attempt: a sealed question about one pull. */
    record Asked(String partner, String id, int attempt, Parcel question) {}

    /** Ids of open pulls whose time has come, oldest first; gives up what was tried too often. */
    List<String> due(String partner, int limit);

    /**
     * Begins an attempt; whatever becomes of it, the next is due after the back-off.
     *
     * @param message of use {@code ask} in the partner's mapping; sees {@code .ref.id} and {@code
     *     .ref.about}
     * @return nothing when the pull is not open any more
     */
    Optional<Asked> ask(String partner, String message, String id);

    /**
     * Records what the partner told, and closes the pull in that transaction.
     *
     * <p>An answer that does not open, or does not name this pull, closes nothing.
     *
     * @return how many statements were news
     */
    int answered(Asked asked, String message, Parcel answer);

    /** Pulls of a state, oldest first. */
    List<Shown> list(Optional<String> partner, State state, int limit);

    /** How many are open or given up, per partner. */
    Map<String, Map<State, Long>> unfinished();

    /** Opens a pull again that was given up; audited. */
    boolean retry(String partner, String id, String who);
}
