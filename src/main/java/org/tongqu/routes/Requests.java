package org.tongqu.routes;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.camel.Exchange;
import org.apache.camel.http.common.HttpMessage;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.RequestSignatures.SignedRequest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads a request from the servlet itself; headers that Camel copied are never trusted. */
final class Requests {
    static final int LARGEST_BODY = 1 << 20;

    private Requests() {}

    static HttpServletRequest of(Exchange exchange) {
        return Exchanges.present(exchange.getIn(HttpMessage.class), "request").getRequest();
    }

    /** The body, at most 1 MiB. */
    static byte[] body(Exchange exchange) {
        if (of(exchange).getContentLengthLong() > LARGEST_BODY) {
            throw tooLarge();
        }
        try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
            byte[] body = in == null ? new byte[0] : in.readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw tooLarge();
            }
            return body;
        } catch (IOException e) {
            throw new TongquException(ErrorCode.ENVELOPE_MALFORMED, "the body broke off", e);
        }
    }

    private static TongquException tooLarge() {
        return new TongquException(
                ErrorCode.MESSAGE_TOO_LARGE, "more than " + LARGEST_BODY + " bytes");
    }

    static SignedRequest signed(HttpServletRequest request) {
        return new SignedRequest(
                request.getMethod(),
                request.getRequestURI(),
                Optional.ofNullable(request.getQueryString()),
                header(request, "Signature-Input"),
                header(request, "Signature"));
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name))
                .orElseThrow(
                        () ->
                                new TongquException(
                                        ErrorCode.SIGNATURE_INVALID, "no " + name + " header"));
    }

    /** A whole number from the query, or the default. */
    static long number(HttpServletRequest request, String name, long otherwise) {
        String value = request.getParameter(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,18}")) {
            throw TongquException.atField(
                    ErrorCode.REQUEST_INVALID, "?" + name, "not a whole number");
        }
        return Long.parseLong(value);
    }

    /** The last, or last but one, segment of the path. */
    static String segment(HttpServletRequest request, int fromEnd) {
        List<String> segments = List.of(request.getRequestURI().split("/", -1));
        return segments.get(segments.size() - 1 - fromEnd);
    }
}
