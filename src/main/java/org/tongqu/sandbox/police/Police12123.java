package org.tongqu.sandbox.police;

import com.sun.net.httpserver.HttpExchange;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.HttpFaults;
import org.tongqu.sandbox.simulator.LoopbackHttp;
import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.sandbox.simulator.Running;
import org.tongqu.sandbox.simulator.Simulator;
import org.tongqu.sandbox.wire.WireParty;
import org.tongqu.sandbox.wire.WireParty.Opened;
import org.tongqu.sandbox.wire.WireSignatures;
import org.tongqu.sandbox.wire.WireSignatures.Receipt;
import org.tongqu.sandbox.wire.WireSuite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The 12123 platform: sends events to the hub, and receives what the hub pushes. */
public final class Police12123 implements Simulator, Running {

    /** Where the hub pushes sealed messages to. */
    public static final String PUSH_PATH = "/hub/messages";

    private final WireParty party;
    private final Sender sender;
    private final Clock clock;
    private final MessageLog log;
    private final FaultBoard faults = new FaultBoard(Fault.ofHttp());
    private final Map<String, byte[]> receipts = new ConcurrentHashMap<>();
    private final LoopbackHttp server;
    private final HttpFaults httpFaults;

    /** Starts its server; port 0 is any free port. */
    public Police12123(WireParty party, Hub hub, int port, Clock clock) {
        this.party = party;
        this.sender = new Sender(party, hub);
        this.clock = clock;
        this.log = new MessageLog(clock);
        this.server = new LoopbackHttp(port, Optional.empty(), this::receive);
        this.httpFaults = new HttpFaults(faults, server.closing());
    }

    @Override
    public String name() {
        return party.name();
    }

    @Override
    public MessageLog log() {
        return log;
    }

    @Override
    public FaultBoard faults() {
        return faults;
    }

    /** Its port. */
    public int port() {
        return server.port();
    }

    /** What sends its events. */
    public Sender sender() {
        return sender;
    }

    /** What it seals, signs and opens with. */
    public WireParty party() {
        return party;
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
                || !exchange.getRequestURI().getPath().equals(PUSH_PATH)) {
            LoopbackHttp.refuse(exchange, 404, "POST " + PUSH_PATH);
            return;
        }
        byte[] receipt;
        try {
            receipt = accept(party.open(body));
        } catch (SandboxException e) {
            LoopbackHttp.refuse(exchange, 400, String.valueOf(e.getMessage()));
            return;
        }
        if (!httpFaults.insteadOfAnswer(exchange)) {
            LoopbackHttp.answer(exchange, 200, WireSignatures.RECEIPT, receipt);
        }
    }

    private byte[] accept(Opened opened) {
        String id = opened.header().messageId();
        WireSuite suite = party.suites().byId(opened.header().suite());
        byte[] receipt =
                receipts.computeIfAbsent(
                        id,
                        first -> {
                            log.add(Event.parse(opened.payload()).name(), id, opened.payload());
                            return receipt(suite, id, opened.header().plaintextDigest());
                        });
        if (faults.strikes(Fault.WRONG_ID)) {
            return receipt(suite, id + "-other", opened.header().plaintextDigest());
        }
        return faults.strikes(Fault.WRONG_SIGNATURE) ? damaged(receipt) : receipt;
    }

    private byte[] receipt(WireSuite suite, String messageId, String digest) {
        return party.signatures()
                .sign(
                        suite,
                        new Receipt(
                                UUID.randomUUID().toString(),
                                messageId,
                                digest,
                                clock.instant(),
                                Optional.empty()));
    }

    /** The same receipt, with the payload of another. */
    private static byte[] damaged(byte[] receipt) {
        String text = new String(receipt, StandardCharsets.US_ASCII);
        int at = text.indexOf("\"payload\":\"") + "\"payload\":\"".length();
        String other = text.charAt(at + 20) == 'A' ? "B" : "A";
        return (text.substring(0, at + 20) + other + text.substring(at + 21))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
