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
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** TLS with the pinned certificate, and a question about a report that cannot exist. */
final class HttpsProbe {
    private static final String NO_REPORT = "TONGQU-CONNECT-TEST";
    private static final String QUESTION = "progress-question";
    private static final String ANSWER = "progress-in";

    private final Tools tools;
    private final Partner partner;
    private final TrialKeys keys;

    HttpsProbe(Tools tools, Partner partner, TrialKeys keys) {
        this.tools = tools;
        this.partner = partner;
        this.keys = keys;
    }

    void run(Partner.Connection connection, Course course) {
        URI uri = URI.create(connection.parameters().getOrDefault("url", ""));
        Path pinned =
                tools.paths()
                        .keys()
                        .resolve(connection.parameters().getOrDefault("tlsCertificate", ""));
        course.phase("TLS", () -> handshake(uri, context(pinned)));
        if (connection.template().startsWith("poll-")
                && tools.translation().knows(partner, QUESTION)) {
            course.phase("HTTP", () -> ask(uri, context(pinned)));
        } else {
            course.note("HTTP", "不发送：报案会成真 · nothing is sent: a report would be a real one");
        }
    }

    private static SSLContext context(Path pinned) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(pinned)) {
            store.setCertificateEntry(
                    "partner", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        } catch (IOException e) {
            throw new TongquException(ErrorCode.KEY_UNAVAILABLE, "cannot read " + pinned, e);
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String handshake(URI uri, SSLContext context) throws IOException {
        int port = uri.getPort() < 0 ? 443 : uri.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(uri.getHost(), port), Probes.PATIENCE_MILLIS);
            plain.setSoTimeout(Probes.PATIENCE_MILLIS);
            try (SSLSocket tls =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(plain, uri.getHost(), port, true)) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
                tls.startHandshake();
                return seen(tls.getSession());
            }
        }
    }

    private static String seen(SSLSession session) throws IOException {
        X509Certificate certificate = (X509Certificate) session.getPeerCertificates()[0];
        return "%s, %s, 固定证书相符 · pinned certificate holds, until %tF"
                .formatted(
                        session.getProtocol(), session.getCipherSuite(), certificate.getNotAfter());
    }

    private String ask(URI uri, SSLContext context) throws IOException, InterruptedException {
        Parcel question = question();
        if (!keys.madeUp().isEmpty()) {
            throw new TongquException(ErrorCode.KEY_UNAVAILABLE, "not there: " + keys.madeUp());
        }
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofMillis(Probes.PATIENCE_MILLIS))
                        .sslContext(context)
                        .build();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .timeout(partner.delivery().answerWithin())
                        .POST(BodyPublishers.ofByteArray(question.body()));
        question.attributes().forEach(request::header);
        HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP status " + answer.statusCode());
        }
        return understood(answer);
    }

    private Parcel question() {
        Instant now = tools.clock().instant();
        String uuid = UUID.randomUUID().toString();
        Map<String, String> references =
                Map.of(
                        "uuid",
                        uuid,
                        "messageId",
                        uuid,
                        "reportNo",
                        NO_REPORT,
                        "now",
                        now.toString());
        Draft draft = tools.translation().ask(partner, QUESTION, references);
        return ParcelSealing.read(tools.paths(), keys, tools.clock())
                .seal(draft, partner, QUESTION, new ParcelSealing.Context(uuid, now, references));
    }

    private String understood(HttpResponse<byte[]> answer) {
        Map<String, String> headers = new HashMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        ParcelSealing.Opened opened =
                ParcelSealing.read(tools.paths(), keys, tools.clock())
                        .open(new Parcel(answer.body(), headers, List.of()), partner, ANSWER);
        int statements = tools.translation().read(partner, ANSWER, opened.payload()).size();
        return "HTTP 200, %s, %s → %d statements".formatted(opened.proof(), NO_REPORT, statements);
    }
}
