package org.tongqu.onboarding.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a connection leads to.
 *
 * @param parameter the parameter of the connection that says so
 */
public record Address(String parameter, String host, int port) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** The addresses in the parameters of one connection; what cannot be read is left out. */
    public static List<Address> of(Map<String, String> parameters) {
        List<Address> addresses = new ArrayList<>();
        for (String name : List.of("url", "brokerUrl")) {
            Optional.ofNullable(parameters.get(name))
                    .flatMap(url -> ofUrl(name, url))
                    .ifPresent(addresses::add);
        }
        for (String server : parameters.getOrDefault("bootstrap", "").split(",", -1)) {
            ofUrl("bootstrap", "kafka://" + server.strip()).ifPresent(addresses::add);
        }
        if (parameters.containsKey("host")) {
            String port = parameters.getOrDefault("port", "");
            ofUrl("host", "tcp://" + parameters.get("host") + ":" + port).ifPresent(addresses::add);
        }
        return addresses;
    }

    private static Optional<Address> ofUrl(String parameter, String url) {
        try {
            URI uri = URI.create(url.replaceFirst("\\?.*", ""));
            int standard = "https".equals(uri.getScheme()) ? HTTPS : HTTP;
            int port = uri.getPort() < 0 && url.startsWith("http") ? standard : uri.getPort();
            return uri.getHost() == null || port <= 0
                    ? Optional.empty()
                    : Optional.of(new Address(parameter, uri.getHost(), port));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
