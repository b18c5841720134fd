package org.tongqu.routes;

import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.tongqu.broker.PartnerBrokers;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.NationalTls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.Map;

import javax.net.ssl.SSLContext;

/** What a route to one partner needs beside text: its broker, its pinned certificate and key. */
final class Edges {
    private static final String USUAL = "usual";

    private final CamelContext camel;
    private final Path keys;
    private final NationalTls national;
    private final Partner partner;

    Edges(CamelContext camel, Path keys, NationalTls national, Partner partner) {
        this.camel = camel;
        this.keys = keys;
        this.national = national;
        this.partner = partner;
    }

    /** Further parameters that follow from those of the partner file. */
    Map<String, String> of(Map<String, String> parameters, PartnerBrokers brokers) {
        Map<String, String> further = new HashMap<>();
        if (parameters.containsKey("brokerUrl")) {
            further.put("broker", broker(parameters, brokers));
        }
        if (parameters.containsKey("tlsCertificate")) {
            further.put("tls", tls(parameters));
        }
        if (partner.keys().secrets().containsKey("hostKey")) {
            further.put("privateKeyFile", secret("sshKey").toString());
            further.put("knownHosts", knownHosts(parameters));
        }
        if (parameters.containsKey("headTail")) {
            further.put("socket", socket(parameters));
        }
        return further;
    }

    private String socket(Map<String, String> parameters) {
        String name = "socket-" + partner.name();
        camel.getRegistry().bind(name, SocketPlace.of(parameters));
        return name;
    }

    private String broker(Map<String, String> parameters, PartnerBrokers brokers) {
        String name = "broker-" + partner.name();
        if (camel.hasComponent(name) == null) {
            camel.addComponent(
                    name,
                    Queues.component(
                            brokers.connectionFactory(
                                    partner,
                                    parameters.getOrDefault("brokerUrl", ""),
                                    parameters.getOrDefault("user", ""))));
        }
        return name;
    }

    private String tls(Map<String, String> parameters) {
        Path certificate = keys.resolve(parameters.getOrDefault("tlsCertificate", ""));
        SSLContextParameters tls =
                switch (parameters.getOrDefault("tlsAlgorithms", USUAL)) {
                    case USUAL -> usual(parameters, certificate);
                    case "RFC8998" -> new ReadyTls(national.toward(certificate));
                    default ->
                            throw new TongquException(
                                    ErrorCode.CONFIG_INVALID,
                                    partner.name() + ": tlsAlgorithms is usual or RFC8998");
                };
        String name = "tls-" + partner.name();
        camel.getRegistry().bind(name, tls);
        return name;
    }

    private SSLContextParameters usual(Map<String, String> parameters, Path certificate) {
        SSLContextParameters tls = new SSLContextParameters();
        TrustManagersParameters trust = new TrustManagersParameters();
        KeyStoreParameters store = new KeyStoreParameters();
        store.setKeyStore(pinned(certificate));
        trust.setKeyStore(store);
        tls.setTrustManagers(trust);
        if (parameters.containsKey("clientCertificate")) {
            tls.setKeyManagers(
                    ClientKey.read(
                            keys.resolve(parameters.getOrDefault("clientCertificate", "")),
                            keys.resolve(parameters.getOrDefault("clientKey", ""))));
        }
        return tls;
    }

    /** Hands Camel a context that is made already. */
    private static final class ReadyTls extends SSLContextParameters {
        private final SSLContext context;

        ReadyTls(SSLContext context) {
            this.context = context;
        }

        @Override
        public SSLContext createSSLContext(CamelContext camel) {
            return context;
        }
    }

    private static KeyStore pinned(Path certificate) {
        try (InputStream pem = Files.newInputStream(certificate)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "partner", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new TongquException(
                    ErrorCode.KEY_UNAVAILABLE, "cannot read " + certificate.getFileName(), e);
        }
    }

    private String knownHosts(Map<String, String> parameters) {
        String name = "hosts-" + partner.name();
        try {
            String key = Files.readString(secret("hostKey")).strip();
            String line =
                    "[" + parameters.get("host") + "]:" + parameters.get("port") + " " + key + "\n";
            camel.getRegistry().bind(name, line.getBytes(StandardCharsets.US_ASCII));
            return name;
        } catch (IOException e) {
            throw new TongquException(
                    ErrorCode.KEY_UNAVAILABLE, "no host key of " + partner.name(), e);
        }
    }

    private Path secret(String name) {
        return keys.resolve(partner.keys().secrets().get(name));
    }
}
