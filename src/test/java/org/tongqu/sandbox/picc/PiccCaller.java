package org.tongqu.sandbox.picc;

import org.tongqu.sandbox.crypto.Sm2;
import org.tongqu.sandbox.crypto.Symmetric;
import org.tongqu.sandbox.wire.HubDouble;
import org.tongqu.sandbox.wire.PinnedTls;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/** Calls PICC-SIM as the hub would: pinned certificate, sealed body, signed answer. */
final class PiccCaller {

    private static final String PARTNER = "picc-sim";

    private final HubDouble hub;
    private final URI url;
    private final HttpClient client;
    private final SecureRandom random = new SecureRandom();

    PiccCaller(HubDouble hub, int port) throws IOException, GeneralSecurityException {
        this.hub = hub;
        this.url = URI.create("https://127.0.0.1:" + port + "/ins/third");
        this.client =
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(5))
                        .sslContext(PinnedTls.to(hub.secret(PARTNER, "tls.crt")))
                        .build();
    }

    /** Seals and posts a packet. */
    HttpResponse<byte[]> post(String xml) throws IOException, InterruptedException {
        byte[] plain = xml.getBytes(StandardCharsets.UTF_8);
        byte[] key = random();
        byte[] iv = random();
        byte[] wrapped = Sm2.encrypt(hub.partnerKey(PARTNER, "encrypt"), key, random);
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .timeout(Duration.ofSeconds(5))
                        .header("X-Key", base64(wrapped))
                        .header("X-IV", base64(iv))
                        .header(
                                "X-Sign",
                                base64(Sm2.sign(hub.keys().sm2Sign().getPrivate(), plain, random)))
                        .header("X-SM2-ID", Sm2.USER_ID)
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        Symmetric.sm4CbcEncrypt(key, iv, plain)))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The plain packet of an answer. */
    String open(HttpResponse<byte[]> answer) {
        byte[] key = Sm2.decrypt(hub.keys().sm2Encrypt().getPrivate(), header(answer, "X-Key"));
        byte[] plain = Symmetric.sm4CbcDecrypt(key, header(answer, "X-IV"), answer.body());
        return new String(plain, StandardCharsets.UTF_8);
    }

    /** Whether PICC-SIM signed the answer. */
    boolean isSigned(HttpResponse<byte[]> answer) throws IOException {
        return Sm2.verify(
                hub.partnerKey(PARTNER, "sign"),
                open(answer).getBytes(StandardCharsets.UTF_8),
                header(answer, "X-Sign"));
    }

    private byte[] random() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] header(HttpResponse<byte[]> answer, String name) {
        return Base64.getDecoder().decode(answer.headers().firstValue(name).orElseThrow());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
