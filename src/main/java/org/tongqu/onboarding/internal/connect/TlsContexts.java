package org.tongqu.onboarding.internal.connect;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.sealing.NationalTls;
import org.tongqu.sealing.TlsClientKey;
import org.tongqu.sealing.TrialKeys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS as a connection's parameters ask for it: what is pinned, and what we show. */
final class TlsContexts {
    private final Tools tools;
    private final TrialKeys keys;
    private final Map<String, String> parameters;

    TlsContexts(Tools tools, TrialKeys keys, Map<String, String> parameters) {
        this.tools = tools;
        this.keys = keys;
        this.parameters = parameters;
    }

    boolean isNational() {
        return parameters.getOrDefault("tlsAlgorithms", "").equals("RFC8998");
    }

    SSLContext context() throws GeneralSecurityException, IOException {
        if (!isNational()) {
            return usual();
        }
        SSLContext national = NationalTls.of(keys, tools.clock()).toward(keyFile("tlsCertificate"));
        if (!keys.madeUp().isEmpty()) {
            throw new TongquException(ErrorCode.KEY_UNAVAILABLE, "not there: " + keys.madeUp());
        }
        return national;
    }

    private SSLContext usual() throws GeneralSecurityException, IOException {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(pinned(keyFile("tlsCertificate")));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore pinned(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(file)) {
            store.setCertificateEntry(
                    "partner", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            return store;
        } catch (IOException e) {
            throw new TongquException(ErrorCode.KEY_UNAVAILABLE, "cannot read " + file, e);
        }
    }

    private KeyManager[] shown() throws GeneralSecurityException {
        if (!parameters.containsKey("clientCertificate")) {
            return new KeyManager[0];
        }
        TlsClientKey key = TlsClientKey.read(keyFile("clientCertificate"), keyFile("clientKey"));
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(key.store(), key.password().toCharArray());
        return managers.getKeyManagers();
    }

    private Path keyFile(String parameter) {
        return tools.paths().keys().resolve(parameters.getOrDefault(parameter, ""));
    }
}
