package org.tongqu.sealing.internal.tls;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts one server certificate, byte for byte, while it is valid; and no client. */
final class PinnedCertificate extends X509ExtendedTrustManager {
    private final X509Certificate pinned;
    private final Clock clock;

    PinnedCertificate(X509Certificate pinned, Clock clock) {
        this.pinned = pinned;
        this.clock = clock;
    }

    private void require(X509Certificate[] chain) throws CertificateException {
        boolean same =
                chain.length > 0
                        && MessageDigest.isEqual(chain[0].getEncoded(), pinned.getEncoded());
        if (!same) {
            throw new CertificateException("not the certificate that was handed over");
        }
        pinned.checkValidity(Date.from(clock.instant()));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        require(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
            throws CertificateException {
        require(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
            throws CertificateException {
        require(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("for calls only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
