package org.tongqu.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.police.Hub;
import org.tongqu.sandbox.simulator.LoopbackHttp;
import org.tongqu.sandbox.simulator.Running;
import org.tongqu.sandbox.simulator.Simulator;
import org.tongqu.sandbox.wire.Json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The control API's server, on loopback; it refuses requests that a web page makes. */
public final class ControlServer implements Running {

    private static final int BIGGEST_REQUEST = 1 << 16;
    private static final String JSON = "application/json";
    private static final String JSON_LINES = "application/x-ndjson";
    private static final String LOG = "/log/";
    private static final String SCENARIO = "/scenario/";

    private final ControlRequests requests;
    private final Scenarios scenarios;
    private final LoopbackHttp server;

    /** Starts; port 0 is any free port. */
    public ControlServer(int port, List<Simulator> simulators, Hub hub, Scenarios scenarios) {
        this.requests = new ControlRequests(simulators, hub);
        this.scenarios = scenarios;
        this.server = new LoopbackHttp(port, Optional.empty(), this::receive);
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
        if (exchange.getRequestHeaders().containsKey("Origin")) {
            answer(exchange, 403, problem("not for web pages"));
            return;
        }
        try {
            route(exchange);
        } catch (SandboxException | IllegalArgumentException e) {
            answer(exchange, 400, problem(String.valueOf(e.getMessage())));
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("GET")) {
            get(exchange, path);
            return;
        }
        if (path.startsWith(SCENARIO)) {
            play(exchange, path.substring(SCENARIO.length()));
            return;
        }
        switch (path) {
            case "/faults" -> post(exchange, requests::faults);
            case "/policies" -> post(exchange, requests::policies);
            case "/endings" -> post(exchange, requests::endings);
            case "/hub" -> post(exchange, requests::hub);
            default -> answer(exchange, 404, problem("see docs/sandbox.md"));
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/state")) {
            answer(exchange, 200, requests.state());
        } else if (path.equals("/scenarios")) {
            answer(exchange, 200, scenarios.list());
        } else if (path.startsWith(LOG)) {
            answer(exchange, 200, requests.log(path.substring(LOG.length())));
        } else {
            answer(exchange, 404, problem("see docs/sandbox.md"));
        }
    }

    private static void post(HttpExchange exchange, Function<ObjectNode, ObjectNode> request)
            throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BIGGEST_REQUEST);
        answer(exchange, 200, request.apply(Json.readObject(body)));
    }

    private void play(HttpExchange exchange, String id) throws IOException {
        if (!scenarios.list().path("scenarios").findValuesAsText("id").contains(id)) {
            throw new SandboxException("no scenario " + id + "; see GET /scenarios");
        }
        exchange.getResponseHeaders().set("Content-Type", JSON_LINES);
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            scenarios.play(id, line -> write(out, line));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(OutputStream out, ObjectNode line) {
        try {
            out.write(Json.write(line));
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode problem(String detail) {
        return Json.object().put("error", detail);
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body)
            throws IOException {
        LoopbackHttp.answer(exchange, status, JSON, Json.write(body));
    }
}
