package org.tongqu.sandbox.crypto;

import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.BCX509ExtendedKeyManager;
import org.bouncycastle.jsse.BCX509Key;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.jspecify.annotations.Nullable;
import org.tongqu.sandbox.SandboxException;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/** Mutual TLS 1.3 with SM2 certificates and TLS_SM4_GCM_SM3 (RFC 8998), by BouncyCastle. */
public final class NationalTls {

    /** The one suite. */
    public static final String SUITE = "TLS_SM4_GCM_SM3";

    private static final String SM2 = "EC/sm2p256v1";

    /** It tells of every connection; a simulator says nothing while all is well. */
    private static final Logger CHATTER = Logger.getLogger("org.bouncycastle.jsse");

    static {
        CHATTER.setLevel(Level.WARNING);
    }

    private NationalTls() {}

    /** A context that shows one certificate and trusts one; its connections need parameters. */
    public static SSLContext context(
            KeyPair pair, X509Certificate own, Supplier<X509Certificate> other) {
        try {
            SSLContext context =
                    SSLContext.getInstance(
                            "TLS", new BouncyCastleJsseProvider(BouncyCastle.PROVIDER));
            context.init(
                    new KeyManager[] {new Shown(new Key(pair.getPrivate(), own))},
                    new TrustManager[] {new OneCertificate(other)},
                    new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new SandboxException("no national TLS", e);
        }
    }

    /** What each connection of such a context is to be given. */
    public static BCSSLParameters parameters() {
        BCSSLParameters parameters =
                new BCSSLParameters(new String[] {SUITE}, new String[] {"TLSv1.3"});
        parameters.setNamedGroups(new String[] {"curveSM2"});
        parameters.setSignatureSchemes(new String[] {"sm2sig_sm3"});
        parameters.setNeedClientAuth(true);
        return parameters;
    }

    private record Key(PrivateKey key, X509Certificate certificate) implements BCX509Key {
        @Override
        public X509Certificate[] getCertificateChain() {
            return new X509Certificate[] {certificate};
        }

        @Override
        public String getKeyType() {
            return SM2;
        }

        @Override
        public PrivateKey getPrivateKey() {
            return key;
        }
    }

    /** Its alias is the key type. */
    private static final class Shown extends BCX509ExtendedKeyManager {
        private final Key key;

        Shown(Key key) {
            this.key = key;
        }

        @Override
        protected BCX509Key getKeyBC(String keyType, String alias) {
            return key;
        }

        private static String @Nullable [] aliases(String keyType) {
            return keyType.equals(SM2) ? new String[] {SM2} : null;
        }

        private static @Nullable String choose(String... keyTypes) {
            return Arrays.asList(keyTypes).contains(SM2) ? SM2 : null;
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return aliases(type);
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return aliases(type);
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return choose(types);
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return choose(type);
        }

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return choose(types);
        }

        @Override
        public @Nullable String chooseEngineServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return choose(type);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return key.getCertificateChain();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key.getPrivateKey();
        }
    }
}
