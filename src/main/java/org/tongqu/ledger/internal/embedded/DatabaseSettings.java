package org.tongqu.ledger.internal.embedded;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which database holds the ledger, and how the hub connects to it.
 *
 * @param url JDBC address of an outside PostgreSQL; without it Tongqu starts its own
 * @param user role that owns the tables; only for an outside PostgreSQL
 * @param passwordFile file with that role's password; only for an outside PostgreSQL
 * @param port port of Tongqu's own PostgreSQL on loopback; 0 takes a free one
 * @param poolSize most connections at a time
 * @param connectionTimeout how long a caller waits for a connection before it is told that the
 *     store is not available
 */
@ConfigurationProperties("tongqu.database")
record DatabaseSettings(
        @Nullable String url,
        @DefaultValue("tongqu") String user,
        @Nullable Path passwordFile,
        @DefaultValue("0") int port,
        @DefaultValue("16") int poolSize,
        @DefaultValue("1500ms") Duration connectionTimeout) {

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(250);

    DatabaseSettings {
        require(port >= 0 && port < 1 << 16, "port", "a port number, or 0");
        require(poolSize >= 2 && poolSize <= 50, "pool-size", "from 2 to 50");
        require(
                connectionTimeout.compareTo(SHORTEST_TIMEOUT) >= 0,
                "connection-timeout",
                "at least " + SHORTEST_TIMEOUT.toMillis() + " ms");
    }

    /** The outside PostgreSQL, when there is one; an empty setting counts as none. */
    Optional<String> outsideUrl() {
        return Optional.ofNullable(url).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static void require(boolean holds, String name, String expected) {
        if (!holds) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID, "tongqu.database." + name + " must be " + expected);
        }
    }
}
