package org.tongqu.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.charset.StandardCharsets;

/** Answers a failed request with RFC 9457 problem details; never a stack trace. */
@Component("problems")
final class Problems {
    private final ObjectMapper json = new ObjectMapper();

    /** Writes the caught exception as the answer. */
    public void write(Exchange exchange) {
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        TongquException failure = failure(caught);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, failure.code().httpStatus());
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/problem+json");
        if (failure.code().httpStatus() == 503) {
            exchange.getMessage().setHeader("Retry-After", "5");
        }
        exchange.getMessage().setBody(body(failure));
    }

    private static TongquException failure(@Nullable Throwable caught) {
        if (caught instanceof TongquException known) {
            return known;
        }
        return isOfTheStore(caught)
                ? new TongquException(ErrorCode.STORE_UNAVAILABLE, "the database does not answer")
                : new TongquException(ErrorCode.INTERNAL, "an unexpected failure");
    }

    /** Reading outside a transaction fails in Spring's own words. */
    private static boolean isOfTheStore(@Nullable Throwable caught) {
        return caught instanceof DataAccessResourceFailureException
                || caught instanceof TransientDataAccessException
                || caught instanceof TransactionException;
    }

    private byte[] body(TongquException failure) {
        ErrorCode code = failure.code();
        ObjectNode problem = json.createObjectNode();
        problem.put("type", "urn:tongqu:error:" + code.name());
        problem.put("title", code.en());
        problem.put("status", code.httpStatus());
        problem.put("code", code.name());
        problem.put("detail", failure.detail());
        failure.pointer().ifPresent(pointer -> problem.put("pointer", pointer));
        problem.put("mend", code.mendEn());
        problem.putObject("zh").put("title", code.zh()).put("mend", code.mendZh());
        return problem.toString().getBytes(StandardCharsets.UTF_8);
    }
}
