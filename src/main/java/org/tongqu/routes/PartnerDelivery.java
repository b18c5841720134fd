package org.tongqu.routes;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongqu.delivery.Attempts;
import org.tongqu.delivery.Attempts.Attempt;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.FailureKind;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Parcel;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLHandshakeException;

/** One delivery on its way through a route: claimed, sent, and settled by its answer. */
@Component("deliveries")
final class PartnerDelivery {
    private static final String ATTEMPT = "attempt";
    private static final String SENT = "sent";
    private static final int LARGEST_ANSWER = 1 << 20;

    private final Attempts attempts;
    private final Steps steps;

    PartnerDelivery(Attempts attempts, Steps steps) {
        this.attempts = attempts;
        this.steps = steps;
    }

    /** Claims the delivery that the body names; ends the route when it is not to be sent now. */
    public void begin(Exchange exchange) {
        long deliveryId = Long.parseLong(Exchanges.text(exchange));
        Optional<Attempt> attempt = steps.time("seal", "hub", () -> attempts.begin(deliveryId));
        exchange.getMessage().removeHeaders("*");
        if (attempt.isEmpty()) {
            exchange.setRouteStop(true);
            return;
        }
        exchange.setVariable(ATTEMPT, attempt.get());
        exchange.setVariable(SENT, System.nanoTime());
        exchange.getMessage().setBody(attempt.get().parcel().body());
        attempt.get().parcel().attributes().forEach(exchange.getMessage()::setHeader);
    }

    /** As {@link #begin}, with what an HTTP call needs. */
    public void beginHttp(Exchange exchange) {
        begin(exchange);
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
    }

    /** As {@link #begin}, with the delivery's id as correlation id of the request. */
    public void beginJms(Exchange exchange) {
        begin(exchange);
        Attempt attempt = exchange.getVariable(ATTEMPT, Attempt.class);
        if (attempt != null) {
            exchange.getMessage().setHeader("JMSCorrelationID", attempt.uuid());
        }
    }

    /** Settles by the answer in the body. */
    public void answered(Exchange exchange) throws IOException {
        Attempt attempt = Exchanges.variable(exchange, ATTEMPT, Attempt.class);
        called(exchange, attempt);
        Message answer = exchange.getMessage();
        int status = Exchanges.status(exchange);
        byte[] body = capped(answer);
        if (status / 100 != 2) {
            attempts.met(attempt, "http-" + status);
        }
        if (status / 100 == 2 || isAnswer(exchange, status)) {
            Parcel parcel = new Parcel(body, headers(answer), List.of());
            steps.time("settle", attempt.partner(), () -> attempts.answered(attempt, parcel));
        } else {
            attempts.failed(attempt, status != 503, ErrorCode.PARTNER_UNAVAILABLE);
        }
    }

    /** SOAP tells its faults, which are answers, with status 500. */
    private static boolean isAnswer(Exchange exchange, int status) {
        Integer fault = exchange.getVariable("faultStatus", Integer.class);
        return fault != null && fault == status;
    }

    /** The request is in the partner's queue; its answer comes by another. */
    public void handedOver(Exchange exchange) {
        Attempt attempt = Exchanges.variable(exchange, ATTEMPT, Attempt.class);
        called(exchange, attempt);
        attempts.handedOver(attempt);
    }

    private void called(Exchange exchange, Attempt attempt) {
        long sent = Exchanges.variable(exchange, SENT, Long.class);
        steps.took("call", attempt.partner(), System.nanoTime() - sent);
    }

    /** The route failed: puts the delivery off, or lets the broker bring it again. */
    public void failed(Exchange exchange) {
        Attempt attempt = exchange.getVariable(ATTEMPT, Attempt.class);
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (attempt != null) {
            attempts.met(attempt, Symptoms.of(cause));
            attempts.failed(attempt, maybeReceived(cause), ErrorCode.PARTNER_UNAVAILABLE);
        } else if (cause instanceof TongquException known
                && known.code().kind() == FailureKind.UNAVAILABLE) {
            throw known;
        }
    }

    private static boolean maybeReceived(@Nullable Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof ConnectException
                    || at instanceof UnknownHostException
                    || at instanceof NoRouteToHostException
                    || at instanceof SSLHandshakeException) {
                return false;
            }
        }
        return true;
    }

    static byte[] capped(Message answer) throws IOException {
        InputStream in = answer.getBody(InputStream.class);
        if (in == null) {
            return new byte[0];
        }
        try (in) {
            byte[] body = in.readNBytes(LARGEST_ANSWER + 1);
            return body.length > LARGEST_ANSWER ? new byte[0] : body;
        }
    }

    static Map<String, String> headers(Message message) {
        Map<String, String> headers = new HashMap<>();
        message.getHeaders()
                .forEach(
                        (name, value) -> {
                            if (value instanceof String text) {
                                headers.put(name, text);
                            } else if (value instanceof byte[] bytes) {
                                headers.put(name, new String(bytes, StandardCharsets.UTF_8));
                            }
                        });
        return headers;
    }
}
