package org.tongqu.onboarding.internal.connect;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.ParcelSealing;
import org.tongqu.sealing.TrialKeys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.net.ssl.SSLContext;

/** Asks a partner over HTTP about what cannot exist, sealed as every message is. */
final class Asking {
    private static final int OK = 200;

    private final Tools tools;
    private final Partner partner;
    private final TrialKeys keys;

    Asking(Tools tools, Partner partner, TrialKeys keys) {
        this.tools = tools;
        this.partner = partner;
        this.keys = keys;
    }

    /** The answer to a question, opened and read. */
    String ask(URI uri, Optional<SSLContext> tls, Question question)
            throws IOException, InterruptedException {
        Instant now = tools.clock().instant();
        String uuid = UUID.randomUUID().toString();
        Map<String, String> references = question.references(uuid, now.toString());
        Draft draft = tools.translation().ask(partner, question.message(), references);
        Parcel parcel =
                sealing()
                        .seal(
                                draft,
                                partner,
                                question.message(),
                                new ParcelSealing.Context(uuid, now, references));
        if (!keys.madeUp().isEmpty()) {
            throw new TongquException(ErrorCode.KEY_UNAVAILABLE, "not there: " + keys.madeUp());
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(parcel.body()));
        parcel.attributes().forEach(request::header);
        return understood(sent(request, tls), question, references);
    }

    /** The description of a SOAP service, where it is by custom. */
    String describe(URI uri, Optional<SSLContext> tls) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri + "?wsdl")).GET();
        String wsdl = new String(sent(request, tls).body(), StandardCharsets.UTF_8);
        if (!wsdl.contains("definitions")) {
            throw new IOException("no WSDL");
        }
        return "HTTP 200, WSDL, " + wsdl.length() + " 字符；不发送报案 · characters; no report is sent";
    }

    private HttpResponse<byte[]> sent(HttpRequest.Builder request, Optional<SSLContext> tls)
            throws IOException, InterruptedException {
        HttpClient.Builder http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofMillis(Probes.PATIENCE_MILLIS));
        tls.ifPresent(http::sslContext);
        HttpResponse<byte[]> answer =
                http.build()
                        .send(
                                request.timeout(partner.delivery().answerWithin()).build(),
                                BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw new IOException("HTTP status " + answer.statusCode());
        }
        return answer;
    }

    private String understood(
            HttpResponse<byte[]> answer, Question question, Map<String, String> references) {
        Map<String, String> headers = new HashMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        ParcelSealing.Opened opened =
                sealing()
                        .open(
                                new Parcel(answer.body(), headers, List.of()),
                                partner,
                                question.answer());
        return "HTTP 200, %s, %s → %s"
                .formatted(
                        opened.proof(),
                        Question.NOTHING,
                        question.understood(
                                tools.translation(), partner, opened.payload(), references));
    }

    private ParcelSealing sealing() {
        return ParcelSealing.read(tools.paths(), keys, tools.clock());
    }
}
