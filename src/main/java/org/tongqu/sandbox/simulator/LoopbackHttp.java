package org.tongqu.sandbox.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import org.tongqu.sandbox.SandboxException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;

/** An HTTP or HTTPS server on loopback, with the faults that any HTTP server can have. */
public final class LoopbackHttp implements Running {

    private static final int THREADS = 32;
    private static final int BACKLOG = 256;
    private static final int BIGGEST_MESSAGE = 1 << 20;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Binds and starts; port 0 is any free port; TLS when there is a context. */
    public LoopbackHttp(int port, Optional<SSLContext> tls, HttpHandler handler) {
        this(tls.map(HttpsConfigurator::new), port, handler);
    }

    /** The same; the configurator says what TLS asks of a client. */
    public LoopbackHttp(int port, HttpsConfigurator tls, HttpHandler handler) {
        this(Optional.of(tls), port, handler);
    }

    private LoopbackHttp(Optional<HttpsConfigurator> tls, int port, HttpHandler handler) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            this.server = tls.isPresent() ? secured(address, tls.get()) : plain(address);
        } catch (IOException e) {
            throw new SandboxException("cannot listen on port " + port, e);
        }
        server.setExecutor(workers);
        server.createContext("/", handler);
        server.start();
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Opens when the server is told to close; waiting handlers wait for it, too. */
    public CountDownLatch closing() {
        return closing;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        workers.shutdownNow();
    }

    /** The body of a request, the first MiB of it. */
    public static byte[] body(HttpExchange exchange) throws IOException {
        return exchange.getRequestBody().readNBytes(BIGGEST_MESSAGE);
    }

    /** Says in plain text why a request is not taken. */
    public static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        answer(exchange, status, "text/plain; charset=utf-8", why.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with a status, a content type and a body. */
    public static void answer(HttpExchange exchange, int status, String contentType, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static HttpServer plain(InetSocketAddress address) throws IOException {
        return HttpServer.create(address, BACKLOG);
    }

    private static HttpServer secured(InetSocketAddress address, HttpsConfigurator tls)
            throws IOException {
        HttpsServer secured = HttpsServer.create(address, BACKLOG);
        secured.setHttpsConfigurator(tls);
        return secured;
    }
}
