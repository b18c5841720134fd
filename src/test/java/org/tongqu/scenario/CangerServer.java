package org.tongqu.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** The ninth insurer, invented: a SOAP service by the JDK alone; one claim per case and cover. */
final class CangerServer implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final byte[] macKey;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, String> claims = new ConcurrentHashMap<>();
    private final List<String> reports = new CopyOnWriteArrayList<>();

    /** Starts on a free port, and hands over secret and certificate as a partner would. */
    CangerServer(Path handedOver) throws IOException, GeneralSecurityException {
        Files.createDirectories(handedOver);
        macKey = InventedTls.secret(handedOver, "mac-key");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(InventedTls.handOver(handedOver, "canger-sim")));
        server.createContext("/ws/Loss", this::loss);
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What it took, in its own XML. */
    List<String> reports() {
        return List.copyOf(reports);
    }

    private void loss(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!isProven(exchange, body)) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            answer(exchange, body);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private boolean isProven(HttpExchange exchange, byte[] body) throws GeneralSecurityException {
        String time = String.valueOf(exchange.getRequestHeaders().getFirst("C-Time"));
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("C-Mac"));
        boolean proven =
                MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.US_ASCII),
                        mac(time, body).getBytes(StandardCharsets.US_ASCII));
        return proven
                && Duration.between(LocalDateTime.parse(time, TIME), LocalDateTime.now(ZONE))
                                .abs()
                                .compareTo(FRESH)
                        < 0;
    }

    private void answer(HttpExchange exchange, byte[] body)
            throws IOException, GeneralSecurityException {
        try {
            Element loss = (Element) parsed(body).getElementsByTagName("loss").item(0);
            reply(exchange, 200, envelope("fileLossResult", "urn:canger-sim:loss", receipt(loss)));
            reports.add(new String(body, StandardCharsets.UTF_8));
        } catch (SAXException | ParserConfigurationException e) {
            String fault =
                    "<e:Fault><faultcode>e:Client</faultcode><faultstring>模拟</faultstring></e:Fault>";
            reply(exchange, 500, envelope(fault));
        }
    }

    private String receipt(Element loss) {
        String file = text(loss, "file");
        boolean ours = text(loss, "contract").contains("-CEIC-");
        String key =
                file
                        + ((Element) loss.getElementsByTagName("contract").item(0))
                                .getAttribute("cover");
        String fresh = "C" + (claims.size() + 1) + "-" + file;
        String before = ours ? claims.putIfAbsent(key, fresh) : "";
        String mark = !ours ? "外" : before == null ? "新" : "旧";
        return "<receipt ref=\""
                + loss.getAttribute("ref")
                + "\" mark=\""
                + mark
                + "\"><verdict>收</verdict><file>"
                + file
                + "</file><claim>"
                + claims.getOrDefault(key, "-")
                + "</claim></receipt>";
    }

    /** Tells the hub that the claim is paid; returns what it answers. */
    String pay(URI hub, String file) throws Exception {
        String moment =
                DateTimeFormatter.ofPattern("yyyy.MM.dd HH.mm", Locale.ROOT)
                        .format(LocalDateTime.now(ZONE));
        String step =
                "<step><claim>%s</claim><file>%s</file><cover>JQ</cover><stage>付</stage><moment>%s</moment><turn>4</turn><sum>1800.00</sum></step>"
                        .formatted(claims.get(file + "JQ"), file, moment);
        byte[] body =
                envelope("tellStep", "urn:tongqu:steps", step).getBytes(StandardCharsets.UTF_8);
        String time = TIME.format(LocalDateTime.now(ZONE));
        HttpRequest request =
                HttpRequest.newBuilder(hub.resolve("/v1/partners/canger-sim/steps"))
                        .header("Content-Type", "text/xml; charset=UTF-8")
                        .header("C-Time", time)
                        .header("C-Mac", mac(time, body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void reply(HttpExchange exchange, int status, String envelope)
            throws IOException, GeneralSecurityException {
        byte[] body = envelope.getBytes(StandardCharsets.UTF_8);
        String time = TIME.format(LocalDateTime.now(ZONE));
        exchange.getResponseHeaders().set("C-Time", time);
        exchange.getResponseHeaders().set("C-Mac", mac(time, body));
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=UTF-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private String mac(String time, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(macKey, "HmacSHA256"));
        mac.update((time + "#").getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    private static String envelope(String operation, String namespace, String content) {
        return envelope(
                "<o:%1$s xmlns:o=\"%2$s\">%3$s</o:%1$s>".formatted(operation, namespace, content));
    }

    private static String envelope(String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
                + content
                + "</e:Body></e:Envelope>";
    }

    private static Document parsed(byte[] body)
            throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
