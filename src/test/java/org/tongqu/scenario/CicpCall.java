package org.tongqu.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.cicp.CicpProgress;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.wire.Json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;
import java.util.function.BiFunction;

/** A call to the hub as CICP-SIM makes it, with its key, but signed as a test likes. */
final class CicpCall {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Shanghai"));

    private final String url;
    private final PrivateKey key;

    CicpCall(Path var, String url) {
        Enrolment enrolment = new Enrolment(var, new SecureRandom(), Clock.systemUTC());
        this.key = enrolment.cicp().sign().pair().getPrivate();
        this.url = url;
    }

    /** Tells of a claim that it is paid. */
    HttpResponse<String> paid(
            String reportNo, Instant at, BiFunction<PrivateKey, byte[], byte[]> signing)
            throws IOException, InterruptedException {
        ObjectNode content = Json.object().put("bah", reportNo).put("sgbh", "ZS1");
        content.put("xzdm", "JQ").put("ajzt", "70").put("xh", 9).put("sj", TIME.format(at));
        ObjectNode outer = Json.object().put("xtbs", "CICP");
        outer.put("lsh", UUID.randomUUID().toString()).put("sjc", TIME.format(at));
        outer.put("sjnr", base64(Json.write(content)));
        String signed =
                String.join(
                        "\n",
                        "CICP",
                        "ZSHUB",
                        Json.text(outer, "lsh"),
                        Json.text(outer, "sjc"),
                        Json.text(outer, "sjnr"));
        outer.put("qm", base64(signing.apply(key, signed.getBytes(StandardCharsets.UTF_8))));
        return post(Json.write(outer));
    }

    private HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + CicpProgress.PATH))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
