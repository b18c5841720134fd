package org.tongqu.onboarding.internal.connect;

import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.TrialKeys;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** TLS with the pinned certificate where there is TLS, then whatever may be asked over HTTP. */
final class HttpsProbe {
    private static final int HTTPS = 443;

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
        TlsContexts tls = new TlsContexts(tools, keys, connection.parameters());
        if (connection.parameters().containsKey("tlsCertificate")) {
            course.phase("TLS", () -> handshake(uri, tls));
        }
        Optional<Question> question = Question.of(connection, partner, tools.translation());
        Asking asking = new Asking(tools, partner, keys);
        if (question.isPresent()) {
            course.phase("HTTP", () -> asking.ask(uri, context(connection, tls), question.get()));
        } else if (speaksSoap()) {
            course.phase("WSDL", () -> asking.describe(uri, context(connection, tls)));
        } else {
            course.note("HTTP", "不发送：报案会成真 · nothing is sent: a report would be a real one");
        }
    }

    private static Optional<SSLContext> context(Partner.Connection connection, TlsContexts tls)
            throws GeneralSecurityException, IOException {
        return connection.parameters().containsKey("tlsCertificate")
                ? Optional.of(tls.context())
                : Optional.empty();
    }

    private boolean speaksSoap() {
        return MappingFormat.of(tools.paths(), partner, "accident-out").equals("soap");
    }

    private static String handshake(URI uri, TlsContexts tls)
            throws IOException, GeneralSecurityException {
        int port = uri.getPort() < 0 ? HTTPS : uri.getPort();
        SSLContext context = tls.context();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(uri.getHost(), port), Probes.PATIENCE_MILLIS);
            plain.setSoTimeout(Probes.PATIENCE_MILLIS);
            try (SSLSocket socket =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(plain, uri.getHost(), port, true)) {
                if (!tls.isNational()) {
                    requireHostName(socket);
                }
                socket.startHandshake();
                return seen(socket.getSession());
            }
        }
    }

    private static void requireHostName(SSLSocket socket) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
    }

    private static String seen(SSLSession session) throws IOException {
        X509Certificate certificate = (X509Certificate) session.getPeerCertificates()[0];
        String shown =
                session.getLocalCertificates() == null
                        ? ""
                        : ", 已出示客户端证书 · our certificate was shown";
        return "%s, %s, 固定证书相符 · pinned certificate holds, until %tF%s"
                .formatted(
                        session.getProtocol(),
                        session.getCipherSuite(),
                        certificate.getNotAfter(),
                        shown);
    }
}
