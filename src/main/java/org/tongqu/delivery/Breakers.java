package org.tongqu.delivery;

import java.time.Instant;
import java.util.Optional;

/** Which partners this node has given a rest, because they could not be reached. Thread-safe. */
public interface Breakers {

    /** When the next delivery is tried on a partner that is not reached; empty while it is. */
    Optional<Instant> openUntil(String partner);
}
