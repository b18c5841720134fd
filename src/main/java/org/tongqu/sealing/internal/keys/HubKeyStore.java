package org.tongqu.sealing.internal.keys;

import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.KeySource.Use;
import org.tongqu.sealing.internal.primitive.BouncyCastle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The hub's key store {@code hub.p12}.
 *
 * <p>Of BouncyCastle's PKCS#12 variants only PKCS12-AES256-AES128 is both strong and readable for
 * plain OpenSSL; the JDK's own stores cannot load SM2 keys.
 */
final class HubKeyStore {
    private static final String TYPE = "PKCS12-AES256-AES128";

    private final Path file;
    private final char[] password;
    private final KeyStore store;

    private HubKeyStore(Path file, char[] password, KeyStore store) {
        this.file = file;
        this.password = password.clone();
        this.store = store;
    }

    /** Reads the file, or starts an empty store when there is none. */
    static HubKeyStore open(Path file, char[] password) {
        byte[] content = Files.exists(file) ? KeyFiles.read(file) : null;
        try {
            KeyStore store = KeyStore.getInstance(TYPE, BouncyCastle.provider());
            store.load(content == null ? null : new ByteArrayInputStream(content), password);
            return new HubKeyStore(file, password, store);
        } catch (GeneralSecurityException | IOException unreadable) {
            throw KeyFiles.unavailable(
                    file, "does not open; is the password the right one?", unreadable);
        }
    }

    Optional<X509Certificate> certificate(String alias) {
        try {
            return Optional.ofNullable((X509Certificate) store.getCertificate(alias));
        } catch (GeneralSecurityException broken) {
            throw KeyFiles.unavailable(file, "is damaged at " + alias, broken);
        }
    }

    OwnKey key(KeyAlgorithm algorithm, Use use) {
        String alias = HubKeyKind.alias(algorithm, use);
        try {
            PrivateKey key = (PrivateKey) store.getKey(alias, password);
            if (key == null) {
                throw KeyFiles.unavailable(
                        file, "holds no key " + alias + "; run `tongqu keys init`", null);
            }
            X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
            PublicKey publicKey = certificate.getPublicKey();
            return new OwnKey(
                    KeyIds.of(publicKey), algorithm, key, publicKey, Optional.of(certificate));
        } catch (GeneralSecurityException broken) {
            throw KeyFiles.unavailable(file, "is damaged at " + alias, broken);
        }
    }

    void add(String alias, KeyPair pair, X509Certificate certificate) {
        try {
            store.setKeyEntry(alias, pair.getPrivate(), password, new Certificate[] {certificate});
        } catch (GeneralSecurityException refused) {
            throw KeyFiles.unavailable(file, "does not take " + alias, refused);
        }
    }

    void save() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            store.store(content, password);
        } catch (GeneralSecurityException | IOException failed) {
            throw KeyFiles.unavailable(file, "cannot be written", failed);
        }
        KeyFiles.write(file, content.toByteArray());
    }

    /** The password of the store, from the file that the operator named or the one beside it. */
    static char[] password(Path file) {
        return new String(KeyFiles.read(file), StandardCharsets.UTF_8).strip().toCharArray();
    }
}
