package org.tongqu.sandbox.paic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.crypto.Certificates;
import org.tongqu.sandbox.crypto.Pem;
import org.tongqu.sandbox.crypto.Rsa;
import org.tongqu.sandbox.crypto.Symmetric;
import org.tongqu.sandbox.wire.HubDouble;
import org.tongqu.sandbox.wire.Json;
import org.tongqu.sandbox.wire.PinnedTls;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Calls PAIC-SIM as the hub would, by the words of docs/sandbox.md. */
final class PaicCaller {

    private static final String PARTNER = "paic-sim";

    private final HubDouble hub;
    private final KeyPair own;
    private final String base;
    private final HttpClient client;
    private final SecureRandom random = new SecureRandom();

    private PaicCaller(HubDouble hub, KeyPair own, int port)
            throws IOException, GeneralSecurityException {
        this.hub = hub;
        this.own = own;
        this.base = "https://127.0.0.1:" + port;
        this.client =
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(5))
                        .sslContext(PinnedTls.to(hub.secret(PARTNER, "tls.crt")))
                        .build();
    }

    /** Publishes the key that the hub signs with. */
    static KeyPair publish(HubDouble hub) throws IOException {
        KeyPair pair = Rsa.generate(new SecureRandom());
        byte[] certificate =
                Certificates.selfSigned(
                        pair,
                        "hub rsa-sign",
                        Certificates.Use.RSA_SIGN,
                        Instant.now(),
                        new SecureRandom());
        Files.writeString(
                hub.var().resolve("keys/public/hub-rsa-sign.crt"),
                Pem.write(Pem.CERTIFICATE, certificate));
        return pair;
    }

    static PaicCaller of(HubDouble hub, KeyPair own, int port)
            throws IOException, GeneralSecurityException {
        return new PaicCaller(hub, own, port);
    }

    HttpResponse<byte[]> post(String path, ObjectNode content) throws Exception {
        return send(path, sealed(content, hub.secret(PARTNER, "token"), own));
    }

    HttpResponse<byte[]> postWithToken(String path, ObjectNode content, String token)
            throws Exception {
        return send(path, sealed(content, token, own));
    }

    HttpResponse<byte[]> postSignedByAStranger(String path, ObjectNode content) throws Exception {
        return send(path, sealed(content, hub.secret(PARTNER, "token"), Rsa.generate(random)));
    }

    private HttpResponse<byte[]> send(String path, ObjectNode body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private ObjectNode sealed(ObjectNode content, String token, KeyPair signer) throws IOException {
        String reqData = base64(utf8(base64(Json.write(content))));
        byte[] iv = new byte[16];
        random.nextBytes(iv);
        return Json.object()
                .put("siteCode", "ZSHUB")
                .put("orgCode", "330900")
                .put("token", token)
                .put("iv", base64(iv))
                .put("cipherText", base64(Symmetric.aesCbcEncrypt(aes(), iv, utf8(reqData))))
                .put(
                        "sign",
                        base64(
                                Rsa.sign(
                                        signer.getPrivate(),
                                        utf8("ZSHUB" + base64(utf8(reqData))))));
    }

    /** The plain answer. */
    ObjectNode open(HttpResponse<byte[]> answer) throws IOException {
        return Json.readObject(
                unbase64(new String(unbase64(reqData(answer)), StandardCharsets.UTF_8)));
    }

    /** Whether PAIC-SIM signed the answer. */
    boolean isSigned(HttpResponse<byte[]> answer) throws IOException {
        return Rsa.verify(
                hub.partnerKey(PARTNER, "sign"),
                utf8("ZSHUB" + base64(utf8(reqData(answer)))),
                unbase64(Json.readObject(answer.body()).path("sign").asText()));
    }

    private String reqData(HttpResponse<byte[]> answer) throws IOException {
        JsonNode envelope = Json.readObject(answer.body());
        return new String(
                Symmetric.aesCbcDecrypt(
                        aes(),
                        unbase64(envelope.path("iv").asText()),
                        unbase64(envelope.path("cipherText").asText())),
                StandardCharsets.UTF_8);
    }

    private byte[] aes() throws IOException {
        return HexFormat.of().parseHex(hub.secret(PARTNER, "aes-key"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] unbase64(String text) {
        return Base64.getDecoder().decode(text);
    }
}
