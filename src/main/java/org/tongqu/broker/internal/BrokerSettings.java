package org.tongqu.broker.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which broker holds the hub's queues.
 *
 * @param url address of an outside Artemis; without it Tongqu starts its own
 * @param user the hub's account on an outside Artemis
 * @param passwordFile file with that account's password
 * @param port where Tongqu's own Artemis listens for partners, on loopback; 0 takes a free one
 * @param connections most pooled connections to the hub's broker
 */
@ConfigurationProperties("tongqu.broker")
record BrokerSettings(
        @Nullable String url,
        @DefaultValue("tongqu") String user,
        @Nullable Path passwordFile,
        @DefaultValue("61616") int port,
        @DefaultValue("4") int connections) {

    BrokerSettings {
        require(port >= 0 && port < 1 << 16, "port", "a port number, or 0");
        require(connections >= 1 && connections <= 50, "connections", "from 1 to 50");
    }

    /** The outside broker, when there is one; an empty setting counts as none. */
    Optional<String> outsideUrl() {
        return Optional.ofNullable(url).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static void require(boolean holds, String name, String expected) {
        if (!holds) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID, "tongqu.broker." + name + " must be " + expected);
        }
    }
}
