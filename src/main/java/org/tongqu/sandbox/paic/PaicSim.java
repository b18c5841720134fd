package org.tongqu.sandbox.paic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.enrolment.Enrolment.PaicKeys;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.police.Hub;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.HttpFaults;
import org.tongqu.sandbox.simulator.LoopbackHttp;
import org.tongqu.sandbox.simulator.Running;
import org.tongqu.sandbox.simulator.ServerTls;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** PAIC-SIM's HTTPS server: {@code POST /open/accident} and {@code POST /open/claim}. */
public final class PaicSim extends Insurer {

    /** Path of reports. */
    public static final String ACCIDENT_PATH = "/open/accident";

    /** Path of questions for the detail of an event. */
    public static final String CLAIM_PATH = "/open/claim";

    static final String ACCIDENT = "accident";
    static final String CLAIM = "claim";

    private static final String ORGANISATION = "330900";

    private final PaicKeys keys;
    private final PaicSeal seal;
    private final PaicDesk desk;
    private final LoopbackHttp server;
    private final HttpFaults httpFaults;
    private volatile Optional<PaicPushes> pushes = Optional.empty();

    /** Starts its server; port 0 is any free port. */
    public PaicSim(
            PaicKeys keys,
            HubCertificates hub,
            ClaimBook claims,
            int port,
            SecureRandom random,
            Clock clock) {
        super(Enrolment.PAIC, claims, Fault.ofHttpInsurer(), clock);
        this.keys = keys;
        this.seal = new PaicSeal(keys, hub, random);
        this.desk = new PaicDesk(claims, faults());
        this.server =
                new LoopbackHttp(
                        port,
                        Optional.of(ServerTls.context(keys.tls(), keys.tlsCertificate())),
                        this::receive);
        this.httpFaults = new HttpFaults(faults(), server.closing());
    }

    /** Starts to give notice of each step of each claim; until it is closed. */
    public Running pushTo(Hub hub) {
        PaicPushes started = new PaicPushes(seal, claims(), faults(), log(), hub);
        pushes = Optional.of(started);
        return started;
    }

    /** Lets each claim's first push, not one in ten, come before its number is told. */
    public void everyChildFirst() {
        pushes.ifPresent(PaicPushes::everyChildFirst);
    }

    /** Its port. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = LoopbackHttp.body(exchange);
        boolean later = faults().strikes(Fault.RETRY_LATER);
        if (httpFaults.insteadOfWork(exchange)) {
            return;
        }
        String path = exchange.getRequestURI().getPath();
        if (!exchange.getRequestMethod().equals("POST")
                || !Set.of(ACCIDENT_PATH, CLAIM_PATH).contains(path)) {
            LoopbackHttp.refuse(exchange, 404, "POST " + ACCIDENT_PATH + " or " + CLAIM_PATH);
            return;
        }
        try {
            answer(exchange, path, seal.open(body), later);
        } catch (SandboxException e) {
            LoopbackHttp.refuse(exchange, 400, String.valueOf(e.getMessage()));
        }
    }

    private void answer(HttpExchange exchange, String path, PaicSeal.Opened opened, boolean later)
            throws IOException {
        JsonNode request = Json.readObject(opened.plain());
        if (!allowed(opened)) {
            send(exchange, desk.wrongToken(request));
        } else if (later) {
            send(exchange, desk.later(request));
        } else if (path.equals(CLAIM_PATH)) {
            log().add(CLAIM, request.path("eventId").asText(), opened.plain());
            send(exchange, desk.detail(request));
        } else {
            log().add(ACCIDENT, request.path("requestId").asText(), opened.plain());
            report(exchange, request);
        }
    }

    private void report(HttpExchange exchange, JsonNode request) throws IOException {
        PaicDesk.Answered answered = desk.report(request);
        pushes.ifPresent(p -> answered.opened().ifPresent(p::beforeTheAnswer));
        try {
            send(exchange, answered.answer());
        } finally {
            pushes.ifPresent(p -> answered.opened().ifPresent(p::answered));
        }
    }

    private boolean allowed(PaicSeal.Opened opened) {
        return opened.orgCode().equals(ORGANISATION)
                && MessageDigest.isEqual(
                        opened.token().getBytes(StandardCharsets.UTF_8),
                        keys.token().getBytes(StandardCharsets.UTF_8));
    }

    private void send(HttpExchange exchange, ObjectNode answer) throws IOException {
        if (httpFaults.insteadOfAnswer(exchange)) {
            return;
        }
        if (faults().strikes(Fault.WRONG_ID)) {
            answer.put("requestId", answer.path("requestId").asText() + "-other");
        }
        byte[] plain = answer.toString().getBytes(StandardCharsets.UTF_8);
        boolean wrong = faults().strikes(Fault.WRONG_SIGNATURE);
        LoopbackHttp.answer(
                exchange,
                200,
                "application/json",
                wrong ? seal.sealWrongly(plain) : seal.seal(plain));
    }
}
