package org.tongqu.sandbox.wire;

import org.tongqu.sandbox.crypto.Certificates;
import org.tongqu.sandbox.crypto.Pem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The TLS of a caller that trusts one certificate. */
public final class PinnedTls {

    private PinnedTls() {}

    /** Trusts the certificate in a PEM text, nothing else. */
    public static SSLContext to(String pem) throws IOException, GeneralSecurityException {
        byte[] der = Certificates.read(Pem.read(Pem.CERTIFICATE, pem)).getEncoded();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "pinned",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der)));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), new SecureRandom());
        return context;
    }
}
