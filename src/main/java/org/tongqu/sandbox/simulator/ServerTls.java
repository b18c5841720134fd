package org.tongqu.sandbox.simulator;

import org.tongqu.sandbox.SandboxException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The server side of TLS on a P-256 certificate, by the JDK's own provider. */
public final class ServerTls {

    private ServerTls() {}

    /** A context that shows this certificate. */
    public static SSLContext context(KeyPair pair, X509Certificate certificate) {
        try {
            char[] noPassword = new char[0];
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, noPassword);
            Certificate ofJdk =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(certificate.getEncoded()));
            store.setKeyEntry(
                    "tls",
                    KeyFactory.getInstance("EC")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded())),
                    noPassword,
                    new Certificate[] {ofJdk});
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, noPassword);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new SandboxException("no TLS with this certificate", e);
        }
    }
}
