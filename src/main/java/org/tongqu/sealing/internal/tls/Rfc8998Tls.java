package org.tongqu.sealing.internal.tls;

import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.NationalTls;
import org.tongqu.sealing.internal.keys.CertificateFile;
import org.tongqu.sealing.internal.primitive.BouncyCastle;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** RFC 8998 by BouncyCastle's JSSE, its provider passed by object. */
@Component
public final class Rfc8998Tls implements NationalTls {
    private static final String[] PROTOCOLS = {"TLSv1.3"};
    private static final String[] CIPHER_SUITES = {"TLS_SM4_GCM_SM3"};
    private static final String[] GROUPS = {"curveSM2"};
    private static final String[] SIGNATURES = {"sm2sig_sm3"};

    private final Provider provider = new BouncyCastleJsseProvider(BouncyCastle.provider());
    private final KeySource keys;
    private final Clock clock;

    public Rfc8998Tls(KeySource keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public SSLContext toward(Path certificate) {
        X509Certificate pinned = CertificateFile.read(certificate).certificate().orElseThrow();
        try {
            SSLContext context = SSLContext.getInstance("TLS", provider);
            context.init(
                    new KeyManager[] {new OneKey(keys.own(KeyAlgorithm.SM2, KeySource.Use.TLS))},
                    new TrustManager[] {new PinnedCertificate(pinned, clock)},
                    new SecureRandom());
            return new NarrowedContext(context, Rfc8998Tls::parameters);
        } catch (GeneralSecurityException failed) {
            throw new TongquException(
                    ErrorCode.KEY_UNAVAILABLE, "no national TLS with the hub's key", failed);
        }
    }

    /** BouncyCastle offers none of these unless a connection asks for them. */
    private static BCSSLParameters parameters() {
        BCSSLParameters parameters = new BCSSLParameters(CIPHER_SUITES, PROTOCOLS);
        parameters.setNamedGroups(GROUPS);
        parameters.setSignatureSchemes(SIGNATURES);
        parameters.setSignatureSchemesCert(SIGNATURES);
        return parameters;
    }
}
