package org.tongqu.sandbox;

import java.net.URI;

/** Where the hub is: base URL of its HTTP interface, port of its broker on loopback. */
public record HubAddress(URI url, int brokerPort) {

    private static final int HTTP_PORT = 8080;
    private static final int BROKER_PORT = 61616;

    /** The hub's own defaults. */
    public static HubAddress standard() {
        return new HubAddress(URI.create("http://127.0.0.1:" + HTTP_PORT), BROKER_PORT);
    }
}
