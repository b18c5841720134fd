package org.tongqu.sandbox.cicp;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.bouncycastle.jsse.BCSSLSocket;
import org.tongqu.sandbox.crypto.Gmt0010;
import org.tongqu.sandbox.crypto.NationalTls;
import org.tongqu.sandbox.enrolment.Enrolment.CicpKeys;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.HubDouble;
import org.tongqu.sandbox.wire.Json;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLSocket;

/** Calls CICP-SIM as the hub would: national TLS with a certificate, GM/T 0010. */
final class CicpCaller {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final HubDouble hub;
    private final HubCertificates certificates;
    private final CicpKeys keys;
    private final int port;

    /** What came back. */
    record Answer(int status, String cipherSuite, String body) {}

    CicpCaller(HubDouble hub, CicpKeys keys, int port) {
        this.hub = hub;
        this.certificates = new HubCertificates(hub.var().resolve("keys/public"));
        this.keys = keys;
        this.port = port;
    }

    /** Seals and posts a report. */
    Answer post(String lsh, String content) throws IOException {
        byte[] sealed =
                Gmt0010.seal(
                        content.getBytes(StandardCharsets.UTF_8),
                        hub.keys().sm2Sign(),
                        certificates.certificate("sm2-sign"),
                        keys.encrypt().certificate(),
                        new SecureRandom());
        return postSealed(lsh, sealed);
    }

    Answer postSealed(String lsh, byte[] sealed) throws IOException {
        ObjectNode outer = Json.object().put("xtbs", "ZSHUB").put("lsh", lsh);
        outer.put("sjc", CicpSeal.TIME.format(Instant.now()));
        outer.put("sjnr", Base64.getEncoder().encodeToString(sealed));
        return send(Json.write(outer), hub.tls(), certificates.certificate("sm2-tls"));
    }

    /** Posts with a certificate for TLS. */
    Answer send(byte[] body, KeyPair tls, X509Certificate certificate) throws IOException {
        try (SSLSocket socket =
                (SSLSocket)
                        NationalTls.context(tls, certificate, keys.tls()::certificate)
                                .getSocketFactory()
                                .createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            ((BCSSLSocket) socket).setParameters(NationalTls.parameters());
            String head =
                    "POST "
                            + CicpSim.PATH
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Length: "
                            + body.length
                            + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return read(socket);
        }
    }

    /** The server ends a connection without saying so; the head says how long the body is. */
    private static Answer read(SSLSocket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed without an answer");
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return new Answer(
                Integer.parseInt(head.substring(9, 12)),
                socket.getSession().getCipherSuite(),
                new String(body, StandardCharsets.UTF_8));
    }

    /** The content of an answer, whose signature holds. */
    ObjectNode open(Answer answer) {
        ObjectNode outer = Json.readObject(answer.body().getBytes(StandardCharsets.UTF_8));
        return Json.readObject(
                Gmt0010.open(
                        Base64.getDecoder().decode(Json.text(outer, "sjnr")),
                        hub.keys().sm2Encrypt(),
                        certificates.certificate("sm2-encrypt"),
                        keys.sign().certificate()));
    }
}
