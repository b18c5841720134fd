package org.tongqu.sandbox.cicp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.NationalTls;
import org.tongqu.sandbox.crypto.NationalTlsServer;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.enrolment.Enrolment.CicpKeys;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.police.Hub;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.HttpFaults;
import org.tongqu.sandbox.simulator.LoopbackHttp;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** CICP-SIM's server, {@code POST /bjld/v2/bj}, by mutual national TLS; and its calls. */
public final class CicpSim extends Insurer {

    /** Path of reports. */
    public static final String PATH = "/bjld/v2/bj";

    private final CicpSeal seal;
    private final CicpDesk desk;
    private final LoopbackHttp server;
    private final HttpFaults httpFaults;
    private final CicpProgress progress;
    private final Set<String> cipherSuites = ConcurrentHashMap.newKeySet();

    /** Its keys and its wished port; 0 is any free port. */
    public record Desired(CicpKeys keys, int port) {}

    /** Starts its server and its calls. */
    public CicpSim(
            Desired desired,
            HubCertificates certificates,
            ClaimBook claims,
            Hub hub,
            SecureRandom random,
            Clock clock) {
        super(Enrolment.CICP, claims, Fault.ofHttpInsurer(), clock);
        this.seal = new CicpSeal(desired.keys(), certificates, random, clock);
        this.desk = new CicpDesk(claims, log(), faults());
        Enrolment.Certified tls = desired.keys().tls();
        this.server =
                new LoopbackHttp(
                        desired.port(),
                        new NationalTlsServer(
                                NationalTls.context(
                                        tls.pair(),
                                        tls.certificate(),
                                        () -> certificates.certificate("sm2-tls"))),
                        this::receive);
        this.httpFaults = new HttpFaults(faults(), server.closing());
        this.progress = new CicpProgress(seal, claims, faults(), hub);
    }

    /** Its calls to the hub. */
    public CicpProgress progress() {
        return progress;
    }

    /** The cipher suites of the connections by which requests came. */
    public Set<String> cipherSuites() {
        return Set.copyOf(cipherSuites);
    }

    /** Its port. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        progress.close();
        server.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        cipherSuites.add(((HttpsExchange) exchange).getSSLSession().getCipherSuite());
        byte[] body = LoopbackHttp.body(exchange);
        // Its "later" is a result that is signed, not a status.
        boolean later = faults().state().containsKey(Fault.RETRY_LATER);
        if (!later && httpFaults.insteadOfWork(exchange)) {
            return;
        }
        if (!exchange.getRequestMethod().equals("POST")
                || !exchange.getRequestURI().getPath().equals(PATH)) {
            LoopbackHttp.refuse(exchange, 404, "POST " + PATH);
            return;
        }
        try {
            CicpSeal.Request request = seal.open(body);
            byte[] answer = sealed(request.lsh(), Json.write(desk.answer(request)));
            if (!httpFaults.insteadOfAnswer(exchange)) {
                LoopbackHttp.answer(exchange, 200, "application/json", answer);
            }
        } catch (SandboxException e) {
            LoopbackHttp.refuse(exchange, 400, String.valueOf(e.getMessage()));
        }
    }

    private byte[] sealed(String lsh, byte[] plain) {
        if (faults().strikes(Fault.WRONG_ID)) {
            String text = new String(plain, StandardCharsets.UTF_8);
            byte[] other = text.replace(lsh, lsh + "-other").getBytes(StandardCharsets.UTF_8);
            return seal.answer(lsh, other);
        }
        return faults().strikes(Fault.WRONG_SIGNATURE)
                ? seal.answerByAnother(lsh, plain)
                : seal.answer(lsh, plain);
    }
}
