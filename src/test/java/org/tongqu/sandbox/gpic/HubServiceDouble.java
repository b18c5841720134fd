package org.tongqu.sandbox.gpic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The hub's callback service: keeps what it is told, and answers as a test says. */
final class HubServiceDouble implements AutoCloseable {
    private final GpicCaller keys;
    private final HttpServer server;
    private final List<String> told = new ArrayList<>();
    private int refusals;
    private boolean forges;

    HubServiceDouble(GpicCaller keys) throws IOException {
        this.keys = keys;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/partners/gpic-sim/ClaimCallbackService", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next so many answers say no. */
    synchronized void refuse(int times) {
        refusals = times;
    }

    /** Answers are not the hub's until this is switched off. */
    synchronized void forge(boolean on) {
        forges = on;
    }

    synchronized List<String> told() {
        return List.copyOf(told);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String mac = exchange.getRequestHeaders().getFirst("X-Mac");
        if (!keys.mac(body).equals(mac)) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        told.add(new String(body, GpicCaller.GB18030));
        String resCode = refusals-- > 0 ? "1" : "0";
        byte[] answer =
                ("<?xml version=\"1.0\" encoding=\"GB18030\"?><s:Envelope"
                                + " xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                                + "<t:notifyResponse xmlns:t=\"urn:tongqu:gpic-sim:claim-callback\">"
                                + "<notifyReturn>&lt;?xml version=\"1.0\" encoding=\"GB18030\"?>"
                                + "&lt;Packet>&lt;Head>&lt;ResCode>"
                                + resCode
                                + "&lt;/ResCode>&lt;ErrorCode>LINE_UNKNOWN&lt;/ErrorCode>"
                                + "&lt;/Head>&lt;/Packet></notifyReturn>"
                                + "</t:notifyResponse></s:Body></s:Envelope>")
                        .getBytes(GpicCaller.GB18030);
        exchange.getResponseHeaders().set("X-Mac", keys.mac(forges ? new byte[0] : answer));
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
