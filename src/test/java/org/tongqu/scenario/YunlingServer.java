package org.tongqu.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;

/** The invented insurer, by the JDK alone: takes compulsory claims, and says "OK;404" else. */
final class YunlingServer implements AutoCloseable {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern REFERENCE = Pattern.compile("<Claim ref=\"([0-9a-f-]{36})\">");
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] sealKey;
    private final byte[] macKey;
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final HttpsServer server;

    /** Starts on a free port, and hands over secrets and certificate as a partner would. */
    YunlingServer(Path handedOver) throws IOException, GeneralSecurityException {
        Files.createDirectories(handedOver);
        sealKey = InventedTls.secret(handedOver, "seal-key");
        macKey = InventedTls.secret(handedOver, "mac-key");
        SSLContext tls = InventedTls.handOver(handedOver, "yunling-sim");
        InetAddress loopback = InetAddress.getLoopbackAddress();
        server = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/reports", this::report);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What it was told, in plain text. */
    List<String> reports() {
        return List.copyOf(reports);
    }

    private void report(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String time = exchange.getRequestHeaders().getFirst("Y-Time");
            byte[] given = HexFormat.of().parseHex(exchange.getRequestHeaders().getFirst("Y-Mac"));
            if (!MessageDigest.isEqual(given, mac(time, body))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            byte[] plain = crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(body, IV_BYTES), rest(body));
            answer(exchange, reply(new String(plain, GB18030)));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private String reply(String report) {
        reports.add(report);
        Matcher reference = REFERENCE.matcher(report);
        String ours = reference.find() ? reference.group(1) : "";
        return report.contains("<Cover>J</Cover>")
                ? "OK;;" + ours + ";Y-" + ours.substring(0, 8)
                : "OK;404;" + ours + ";";
    }

    private void answer(HttpExchange exchange, String reply)
            throws IOException, GeneralSecurityException {
        byte[] iv = random(IV_BYTES);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, iv, reply.getBytes(GB18030));
        byte[] body = Arrays.copyOf(iv, IV_BYTES + sealed.length);
        System.arraycopy(sealed, 0, body, IV_BYTES, sealed.length);
        String time = Long.toString(System.currentTimeMillis());
        exchange.getResponseHeaders().set("Y-Time", time);
        exchange.getResponseHeaders().set("Y-Mac", HexFormat.of().formatHex(mac(time, body)));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private byte[] mac(String time, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(macKey, "HmacSHA256"));
        mac.update((time + "/").getBytes(StandardCharsets.US_ASCII));
        return mac.doFinal(body);
    }

    private byte[] crypt(int mode, byte[] iv, byte[] input) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(sealKey, "AES"), new GCMParameterSpec(TAG_BITS, iv));
        return cipher.doFinal(input);
    }

    private static byte[] rest(byte[] body) {
        return Arrays.copyOfRange(body, IV_BYTES, body.length);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
