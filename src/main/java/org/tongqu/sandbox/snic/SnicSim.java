package org.tongqu.sandbox.snic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.enrolment.Enrolment.SnicKeys;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.HttpFaults;
import org.tongqu.sandbox.simulator.LoopbackHttp;
import org.tongqu.sandbox.simulator.ServerTls;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.Json;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** SNIC-SIM's HTTPS server: {@code POST /api/v1/accidents} and {@code …/events}. */
public final class SnicSim extends Insurer {

    /** Where reports go. */
    public static final String ACCIDENTS = "/api/v1/accidents";

    /** Where events are asked for. */
    public static final String EVENTS = ACCIDENTS + "/events";

    private final SnicSeal seal;
    private final SnicDesk desk;
    private final LoopbackHttp server;
    private final HttpFaults httpFaults;
    private final SnicEvents events;

    /** Starts its server; port 0 is any free port. */
    public SnicSim(
            SnicKeys keys,
            HubCertificates hub,
            ClaimBook claims,
            int port,
            SecureRandom random,
            Clock clock) {
        super(Enrolment.SNIC, claims, Fault.ofHttpInsurer(), clock);
        this.seal = new SnicSeal(keys, hub, random);
        this.desk = new SnicDesk(claims, log(), faults());
        this.server =
                new LoopbackHttp(
                        port,
                        Optional.of(ServerTls.context(keys.tls(), keys.tlsCertificate())),
                        this::receive);
        this.httpFaults = new HttpFaults(faults(), server.closing());
        this.events = new SnicEvents(claims, faults(), server.closing());
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
        String path = exchange.getRequestURI().getPath();
        if (!exchange.getRequestMethod().equals("POST")) {
            LoopbackHttp.refuse(exchange, 405, "POST");
            return;
        }
        try {
            switch (path) {
                case ACCIDENTS -> report(exchange, body);
                case EVENTS -> send(exchange, 200, events.answer(Json.readObject(seal.open(body))));
                default -> LoopbackHttp.refuse(exchange, 404, "not here");
            }
        } catch (SandboxException e) {
            LoopbackHttp.refuse(exchange, 400, String.valueOf(e.getMessage()));
        }
    }

    private void report(HttpExchange exchange, byte[] body) throws IOException {
        if (httpFaults.insteadOfWork(exchange)) {
            return;
        }
        ObjectNode answer = desk.answer(seal.open(body));
        if (httpFaults.insteadOfAnswer(exchange)) {
            return;
        }
        if (faults().strikes(Fault.WRONG_ID)) {
            answer.put("requestId", Json.text(answer, "requestId") + "-other");
        }
        send(exchange, 201, answer);
    }

    private void send(HttpExchange exchange, int status, ObjectNode plain) throws IOException {
        byte[] sealed = seal.seal(plain);
        if (status == 201 && faults().strikes(Fault.WRONG_SIGNATURE)) {
            ObjectNode forged = Json.readObject(sealed);
            forged.put("sign", Json.text(Json.readObject(seal.seal(Json.object())), "sign"));
            sealed = Json.write(forged);
        }
        LoopbackHttp.answer(exchange, status, "application/json", sealed);
    }
}
