package org.tongqu.routes;

import org.jspecify.annotations.Nullable;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

/** Names what broke a call to a partner, in the words of conformance reports. */
final class Symptoms {
    private Symptoms() {}

    static String of(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
                return "timeout";
            }
            if (cause instanceof SSLHandshakeException) {
                return "tls-refused";
            }
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException) {
                return "not-reached";
            }
        }
        return "drop-connection";
    }
}
