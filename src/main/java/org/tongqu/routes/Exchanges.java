package org.tongqu.routes;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

/** What a bean expects a route to have put into the exchange. */
final class Exchanges {
    private Exchanges() {}

    /** A variable that an earlier step has set. */
    static <T> T variable(Exchange exchange, String name, Class<T> type) {
        return present(exchange.getVariable(name, type), name);
    }

    /** The name of the partner whose route it is. */
    static String partner(Exchange exchange) {
        return variable(exchange, "partner", String.class);
    }

    /** The body as text. */
    static String text(Exchange exchange) {
        return present(exchange.getMessage().getBody(String.class), "body");
    }

    /** The HTTP status of an answer. */
    static int status(Exchange exchange) {
        Integer status =
                exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        return status == null ? 200 : status;
    }

    static <T> T present(@Nullable T value, String name) {
        if (value == null) {
            throw new TongquException(ErrorCode.INTERNAL, "the route set no " + name);
        }
        return value;
    }
}
