package org.tongqu.sandbox.picc;

import com.sun.net.httpserver.HttpExchange;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.enrolment.Enrolment.PiccKeys;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.HttpFaults;
import org.tongqu.sandbox.simulator.LoopbackHttp;
import org.tongqu.sandbox.simulator.ServerTls;
import org.tongqu.sandbox.wire.HubCertificates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** PICC-SIM's HTTPS server: {@code POST /ins/third}. */
public final class PiccSim extends Insurer {

    /** Path of its one URL. */
    public static final String PATH = "/ins/third";

    private static final String XML = "application/octet-stream";

    private final PiccSeal seal;
    private final SecureRandom random;
    private final PiccDesk desk;
    private final LoopbackHttp server;
    private final HttpFaults httpFaults;

    /** Starts its server; port 0 is any free port. */
    public PiccSim(
            PiccKeys keys,
            HubCertificates hub,
            ClaimBook claims,
            int port,
            SecureRandom random,
            Clock clock) {
        super(Enrolment.PICC, claims, possibleFaults(), clock);
        this.seal = new PiccSeal(keys, hub, random);
        this.random = random;
        this.desk = new PiccDesk(keys.password(), claims, log(), faults());
        this.server =
                new LoopbackHttp(
                        port,
                        Optional.of(ServerTls.context(keys.tls(), keys.tlsCertificate())),
                        this::receive);
        this.httpFaults = new HttpFaults(faults(), server.closing());
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
        if (httpFaults.insteadOfWork(exchange)) {
            return;
        }
        if (!exchange.getRequestMethod().equals("POST")
                || !exchange.getRequestURI().getPath().equals(PATH)) {
            LoopbackHttp.refuse(exchange, 404, "POST " + PATH);
            return;
        }
        byte[] plain;
        try {
            plain = seal.open(exchange.getRequestHeaders(), body);
        } catch (SandboxException e) {
            LoopbackHttp.refuse(exchange, 400, String.valueOf(e.getMessage()));
            return;
        }
        PiccAnswer answer = desk.answer(plain);
        if (!httpFaults.insteadOfAnswer(exchange)) {
            send(exchange, answer);
        }
    }

    private void send(HttpExchange exchange, PiccAnswer answer) throws IOException {
        boolean wrongId = faults().strikes(Fault.WRONG_ID);
        PiccAnswer named = wrongId ? answer.withUuid(answer.uuid() + "-other") : answer;
        PiccSeal.Sealed sealed = seal.seal(named.toXml());
        sealed.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (faults().strikes(Fault.WRONG_SIGNATURE)) {
            String other =
                    seal.seal(
                                    ("<other>" + random.nextInt() + "</other>")
                                            .getBytes(StandardCharsets.UTF_8))
                            .headers()
                            .get("X-Sign");
            exchange.getResponseHeaders().set("X-Sign", String.valueOf(other));
        }
        LoopbackHttp.answer(exchange, 200, XML, sealed.body());
    }

    private static Set<Fault> possibleFaults() {
        Set<Fault> possible = Fault.ofHttpInsurer();
        possible.add(Fault.REFUSED);
        return possible;
    }
}
