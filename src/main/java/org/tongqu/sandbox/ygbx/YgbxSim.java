package org.tongqu.sandbox.ygbx;

import com.sun.net.httpserver.HttpExchange;

import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.enrolment.Enrolment.YgbxKeys;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.HttpFaults;
import org.tongqu.sandbox.simulator.LoopbackHttp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** YGBX-SIM's HTTP server: {@code POST /nw/Service.do}; loopback stands for its VPN. */
public final class YgbxSim extends Insurer {

    /** Path of its one URL. */
    public static final String PATH = "/nw/Service.do";

    private static final double LOST = 0.05;
    private static final String TEXT = "text/plain; charset=GBK";

    private final Random lots;
    private final YgbxDesk desk;
    private final LoopbackHttp server;
    private final HttpFaults httpFaults;

    /**
     * Starts its server; port 0 is any free port.
     *
     * @param seed of the lots that say which answers are lost after a report was created: 5 of 100
     *     while the fault {@code lost-answer} is on, as it is at first; with {@code times}, the
     *     next so many
     */
    public YgbxSim(YgbxKeys keys, ClaimBook claims, int port, long seed, Clock clock) {
        super(Enrolment.YGBX, claims, possibleFaults(), clock);
        this.lots = new Random(seed);
        this.desk = new YgbxDesk(new YgbxSign(keys), claims, log(), faults(), clock);
        faults().on(Fault.LOST_ANSWER);
        this.server = new LoopbackHttp(port, Optional.empty(), this::receive);
        this.httpFaults = new HttpFaults(faults(), server.closing());
    }

    /** Its port. */
    public int port() {
        return server.port();
    }

    /** The most reports it holds of one accident, vehicle and product: 1 when all is well. */
    public int mostReportsOfOneReference() {
        return desk.mostReportsOfOneReference();
    }

    @Override
    public void close() {
        server.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = LoopbackHttp.body(exchange);
        if (httpFaults.insteadOfWork(exchange)) {
            return;
        }
        if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
            refuse(exchange, 403);
            return;
        }
        if (!exchange.getRequestMethod().equals("POST")
                || !exchange.getRequestURI().getPath().equals(PATH)) {
            refuse(exchange, 404);
            return;
        }
        YgbxDesk.Answer answer = desk.answer(body);
        if (answer.created() && isLost()) {
            httpFaults.neverAnswer(exchange);
            return;
        }
        if (!httpFaults.insteadOfAnswer(exchange)) {
            LoopbackHttp.answer(exchange, 200, TEXT, answer.text().getBytes(YgbxForm.GBK));
        }
    }

    /** Lots are drawn for every report, so that the same ones fall at the same seed. */
    private synchronized boolean isLost() {
        boolean drawn = lots.nextDouble() < LOST;
        boolean certain = faults().state().getOrDefault(Fault.LOST_ANSWER, 0) > 0;
        return (certain || drawn) && faults().strikes(Fault.LOST_ANSWER);
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        byte[] path = ("POST " + PATH).getBytes(StandardCharsets.US_ASCII);
        LoopbackHttp.answer(exchange, status, TEXT, path);
    }

    private static Set<Fault> possibleFaults() {
        Set<Fault> possible = Fault.ofHttpInsurer();
        possible.add(Fault.LOST_ANSWER);
        possible.remove(Fault.WRONG_ID);
        possible.remove(Fault.WRONG_SIGNATURE);
        return possible;
    }
}
