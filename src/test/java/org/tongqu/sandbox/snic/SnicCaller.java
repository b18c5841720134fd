package org.tongqu.sandbox.snic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.bouncycastle.util.Arrays;
import org.tongqu.sandbox.crypto.Sm2;
import org.tongqu.sandbox.crypto.Sm2Ciphertext;
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
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/** Calls SNIC-SIM as the hub would: pinned certificate, sealed body, signed answer. */
final class SnicCaller {
    private static final String PARTNER = "snic-sim";
    private static final byte[] NOTHING = new byte[0];

    private final HubDouble hub;
    private final URI url;
    private final HttpClient client;
    private final SecureRandom random = new SecureRandom();

    SnicCaller(HubDouble hub, int port) throws IOException, GeneralSecurityException {
        this.hub = hub;
        this.url = URI.create("https://127.0.0.1:" + port);
        this.client =
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(5))
                        .sslContext(PinnedTls.to(hub.secret(PARTNER, "tls.crt")))
                        .build();
    }

    /** Seals and posts a text; the plain answer. */
    JsonNode ask(String path, String json) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = post(path, sealed(json));
        if (!isSigned(answer.body())) {
            throw new IOException("HTTP " + answer.statusCode() + ", not signed");
        }
        ObjectNode sealed = Json.readObject(answer.body());
        byte[] key =
                Sm2.decrypt(
                        hub.keys().sm2Encrypt().getPrivate(),
                        Sm2Ciphertext.toRaw(hex(sealed, "key")));
        return Json.readObject(
                Symmetric.sm4GcmDecrypt(key, hex(sealed, "iv"), NOTHING, data(sealed)));
    }

    HttpResponse<byte[]> post(String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path))
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    byte[] sealed(String json) throws IOException {
        byte[] key = random(16);
        byte[] iv = random(12);
        byte[] plain = json.getBytes(StandardCharsets.UTF_8);
        byte[] data = Symmetric.sm4GcmEncrypt(key, iv, NOTHING, plain);
        byte[] wrapped =
                Sm2Ciphertext.toDer(Sm2.encrypt(hub.partnerKey(PARTNER, "encrypt"), key, random));
        byte[] der =
                Sm2.sign(
                        hub.keys().sm2Sign().getPrivate(),
                        Arrays.concatenate(iv, wrapped, data),
                        random);
        ObjectNode sealed = Json.object().put("iv", HexFormat.of().formatHex(iv));
        sealed.put("key", HexFormat.of().formatHex(wrapped));
        sealed.put("data", Base64.getEncoder().encodeToString(data));
        sealed.put("sign", HexFormat.of().formatHex(SnicSeal.raw(der)));
        return Json.write(sealed);
    }

    /** Whether SNIC-SIM signed the body. */
    boolean isSigned(byte[] body) throws IOException {
        ObjectNode sealed = Json.readObject(body);
        return Sm2.verify(
                hub.partnerKey(PARTNER, "sign"),
                Arrays.concatenate(hex(sealed, "iv"), hex(sealed, "key"), data(sealed)),
                SnicSeal.der(hex(sealed, "sign")));
    }

    private static byte[] hex(ObjectNode sealed, String member) {
        return HexFormat.of().parseHex(Json.text(sealed, member));
    }

    private static byte[] data(ObjectNode sealed) {
        return Base64.getDecoder().decode(Json.text(sealed, "data"));
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
