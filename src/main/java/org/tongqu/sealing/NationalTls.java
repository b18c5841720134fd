package org.tongqu.sealing;

import org.tongqu.sealing.internal.tls.Rfc8998Tls;

import java.nio.file.Path;
import java.time.Clock;

import javax.net.ssl.SSLContext;

/** TLS 1.3 with national algorithms (RFC 8998): TLS_SM4_GCM_SM3, curveSM2, sm2sig_sm3. */
public interface NationalTls {

    /** With these keys, without starting the hub. */
    static NationalTls of(KeySource keys, Clock clock) {
        return new Rfc8998Tls(keys, clock);
    }

    /**
     * A context for calls to one partner, which offers nothing but that.
     *
     * <p>It trusts the certificate in the file alone, while that is valid, and shows the hub's own
     * SM2 certificate for TLS. It works by itself: no security provider is registered, no property
     * of the JVM is set, and what others get from {@link SSLContext} stays as it is.
     *
     * @param certificate the partner's, handed over and pinned
     * @throws org.tongqu.failure.TongquException KEY_UNAVAILABLE
     */
    SSLContext toward(Path certificate);
}
