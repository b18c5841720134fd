package org.tongqu.sandbox.simulator;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Faults that any HTTP server can have, before and after the work is done. */
public final class HttpFaults {

    private static final long SLOW_SECONDS = 3;
    private static final long TIMEOUT_SECONDS = 120;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final byte[] PAGE =
            "<html><body>系统维护中（模拟）</body></html>".getBytes(StandardCharsets.UTF_8);

    private final FaultBoard board;
    private final CountDownLatch closing;

    /** Faults of a board; waiting ends when the latch opens. */
    public HttpFaults(FaultBoard board, CountDownLatch closing) {
        this.board = board;
        this.closing = closing;
    }

    /** Faults instead of any work; true when the exchange is over. */
    public boolean insteadOfWork(HttpExchange exchange) throws IOException {
        if (board.strikes(Fault.HTTP_500)) {
            return answered(exchange, 500, TEXT, "simulated fault");
        }
        if (board.strikes(Fault.HTTP_503) || board.strikes(Fault.RETRY_LATER)) {
            return answered(exchange, 503, TEXT, "simulated fault");
        }
        if (board.strikes(Fault.EMPTY_200)) {
            return answered(exchange, 200, TEXT, "");
        }
        if (board.strikes(Fault.HTML_INSTEAD)) {
            LoopbackHttp.answer(exchange, 200, "text/html; charset=utf-8", PAGE);
            return true;
        }
        return false;
    }

    /** Faults after the work is done, before it is answered; true when the exchange is over. */
    public boolean insteadOfAnswer(HttpExchange exchange) {
        if (board.strikes(Fault.SLOW)) {
            pause(SLOW_SECONDS);
        }
        if (board.strikes(Fault.TIMEOUT)) {
            neverAnswer(exchange);
            return true;
        }
        if (board.strikes(Fault.DROP_CONNECTION)) {
            exchange.close();
            return true;
        }
        return false;
    }

    /** Lets the caller wait until it gives up. */
    public void neverAnswer(HttpExchange exchange) {
        pause(TIMEOUT_SECONDS);
        exchange.close();
    }

    private boolean answered(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        LoopbackHttp.answer(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private void pause(long seconds) {
        try {
            closing.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
