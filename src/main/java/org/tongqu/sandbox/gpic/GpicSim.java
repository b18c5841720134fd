package org.tongqu.sandbox.gpic;

import com.sun.net.httpserver.HttpExchange;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.enrolment.Enrolment.GpicKeys;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.HttpFaults;
import org.tongqu.sandbox.simulator.LoopbackHttp;
import org.tongqu.sandbox.simulator.MessageLog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Supplier;

/** GPIC-SIM's SOAP service over mutual TLS: {@code POST /services/AccidentService}. */
public final class GpicSim extends Insurer {

    /** Path of its service; its WSDL is there, too: {@code ?wsdl}. */
    public static final String PATH = "/services/AccidentService";

    private static final int FAULT = 500;
    private static final String XML = "text/xml; charset=GB18030";
    private static final String WSDL = "/sandbox/gpic-accident-service.wsdl";

    private final GpicSeal seal;
    private final GpicDesk desk;
    private final LoopbackHttp server;
    private final HttpFaults httpFaults;
    private final GpicCallbacks callbacks;

    /** Starts its server, and tells its steps to the hub; port 0 is any free port. */
    public GpicSim(GpicKeys keys, ClaimBook claims, int port, Supplier<URI> hub, Clock clock) {
        super(Enrolment.GPIC, claims, Fault.ofHttpInsurer(), clock);
        this.seal = new GpicSeal(keys.hmacKey(), keys.password(), clock);
        this.desk = new GpicDesk(claims, faults());
        this.server = new LoopbackHttp(port, GpicTls.configurator(keys), this::receive);
        this.httpFaults = new HttpFaults(faults(), server.closing());
        this.callbacks =
                new GpicCallbacks(new GpicHubService(hub, seal, faults()), claims, faults());
    }

    @Override
    public String readable(MessageLog.Entry entry) {
        return entry.text(Charset.forName("GB18030"));
    }

    /** Its port. */
    public int port() {
        return server.port();
    }

    /** How often the hub did not take a step that it was told. */
    public long refusedCallbacks() {
        return callbacks.failures();
    }

    @Override
    public void close() {
        callbacks.close();
        server.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = LoopbackHttp.body(exchange);
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            LoopbackHttp.answer(exchange, 404, "text/plain", new byte[0]);
        } else if (exchange.getRequestMethod().equals("GET")) {
            LoopbackHttp.answer(exchange, 200, "text/xml; charset=UTF-8", wsdl());
        } else {
            submit(exchange, body);
        }
    }

    private void submit(HttpExchange exchange, byte[] body) throws IOException {
        boolean busy = faults().strikes(Fault.RETRY_LATER);
        if (httpFaults.insteadOfWork(exchange)) {
            return;
        }
        GpicXml packet;
        String serialNo;
        try {
            packet = open(exchange, body);
            serialNo = packet.child("Head").text("SerialNo");
        } catch (SandboxException e) {
            byte[] fault = GpicSoap.fault("Client", String.valueOf(e.getMessage()), "");
            LoopbackHttp.answer(exchange, FAULT, XML, fault);
            return;
        }
        if (busy) {
            send(exchange, FAULT, GpicSoap.fault("Server", "系统繁忙（模拟）", serialNo));
            return;
        }
        GpicAnswer answer = desk.answer(packet, serialNo);
        if (!httpFaults.insteadOfAnswer(exchange)) {
            boolean wrongId = faults().strikes(Fault.WRONG_ID);
            GpicAnswer named = wrongId ? answer.withSerialNo(serialNo + "-other") : answer;
            send(exchange, 200, named.toEnvelope());
        }
    }

    /** The packet of a call that is authentic; what was told is logged as it came. */
    private GpicXml open(HttpExchange exchange, byte[] body) {
        seal.checkMac(exchange.getRequestHeaders(), body);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (!XML.equalsIgnoreCase(type)) {
            throw new SandboxException("the Content-Type is not " + XML);
        }
        GpicXml envelope = GpicXml.parse(body);
        GpicXml operation = GpicSoap.operation(envelope, GpicSoap.ACCIDENT, "submit");
        GpicXml packet = GpicSoap.packet(operation, "xml");
        seal.checkToken(envelope);
        String serialNo = packet.child("Head").text("SerialNo");
        log().add(operation.text("requestType"), serialNo, body);
        return packet;
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean forged = faults().strikes(Fault.WRONG_SIGNATURE);
        String mac = seal.mac(forged ? new byte[0] : body);
        exchange.getResponseHeaders().set(GpicSeal.MAC, mac);
        LoopbackHttp.answer(exchange, status, XML, body);
    }

    private byte[] wsdl() throws IOException {
        try (InputStream in = GpicSim.class.getResourceAsStream(WSDL)) {
            if (in == null) {
                throw new SandboxException("no " + WSDL);
            }
            String location = "https://127.0.0.1:" + port() + PATH;
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${location}", location)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
