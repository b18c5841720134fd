package org.tongqu.sandbox.gpic;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.enrolment.Enrolment.GpicKeys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** Mutual TLS: its own certificate, and of clients the hub's alone. */
final class GpicTls {
    private static final char[] NO_PASSWORD = new char[0];

    private GpicTls() {}

    static HttpsConfigurator configurator(GpicKeys keys) {
        return new HttpsConfigurator(context(keys)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asked = getSSLContext().getDefaultSSLParameters();
                asked.setNeedClientAuth(true);
                parameters.setSSLParameters(asked);
            }
        };
    }

    private static SSLContext context(GpicKeys keys) {
        try {
            KeyManagerFactory own =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(own(keys), NO_PASSWORD);
            TrustManagerFactory trusted =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(hub(keys));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new SandboxException("no TLS for GPIC-SIM", e);
        }
    }

    private static KeyStore own(GpicKeys keys) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry(
                "tls",
                KeyFactory.getInstance("EC")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(keys.tls().getPrivate().getEncoded())),
                NO_PASSWORD,
                new Certificate[] {ofJdk(keys.tlsCertificate())});
        return store;
    }

    private static KeyStore hub(GpicKeys keys) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setCertificateEntry("hub", ofJdk(keys.client()));
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Certificate ofJdk(X509Certificate certificate) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.getEncoded()));
    }
}
