package org.tongqu.sealing.internal.tls;

import org.bouncycastle.jsse.BCX509ExtendedKeyManager;
import org.bouncycastle.jsse.BCX509Key;
import org.jspecify.annotations.Nullable;
import org.tongqu.sealing.KeySource.OwnKey;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;

import javax.net.ssl.SSLEngine;

/**
 * Shows one SM2 key, whatever issuers the other side names, since both pin certificates.
 *
 * <p>BouncyCastle's own key managers know no SM2, and it refuses those of other types.
 */
final class OneKey extends BCX509ExtendedKeyManager {
    private static final String ALIAS = "hub";
    private static final String SM2 = "EC/sm2p256v1";

    private final PrivateKey key;
    private final X509Certificate[] chain;

    OneKey(OwnKey own) {
        this.key = own.privateKey();
        this.chain = own.certificate().stream().toArray(X509Certificate[]::new);
    }

    @Override
    protected @Nullable BCX509Key getKeyBC(String keyType, String alias) {
        return keyType.equals(SM2) && alias.equals(ALIAS) ? new Shown(key, chain) : null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return keyType.equals(SM2) ? new String[] {ALIAS} : null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return Arrays.asList(keyTypes).contains(SM2) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return chooseClientAlias(keyTypes, issuers, null);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return alias.equals(ALIAS) ? chain.clone() : null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return alias.equals(ALIAS) ? key : null;
    }

    private record Shown(PrivateKey key, X509Certificate[] chain) implements BCX509Key {
        @Override
        public X509Certificate[] getCertificateChain() {
            return chain.clone();
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
}
