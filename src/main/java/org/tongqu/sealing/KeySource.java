package org.tongqu.sealing;

import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Where keys come from: files by default, another implementation for a hardware module.
 *
 * <p>Implementations are thread-safe and hand out the same key objects again and again, because
 * decoding a public key costs more than using it. Every method fails with KEY_UNAVAILABLE when what
 * it should return is absent, weak, expired, not yet valid or meant for another use.
 */
public interface KeySource {

    /** What a key pair may be used for: national practice keeps apart what signs and encrypts. */
    enum Use {
        SIGN,
        ENCRYPT,
        /** Proves who holds a connection, and nothing else. */
        TLS
    }

    /** A key pair of the hub; {@code id} is the key id of docs/wire-format.md §2. */
    record OwnKey(
            String id,
            KeyAlgorithm algorithm,
            PrivateKey privateKey,
            PublicKey publicKey,
            Optional<X509Certificate> certificate) {

        /** A key pair without a certificate. */
        public OwnKey(
                String id, KeyAlgorithm algorithm, PrivateKey privateKey, PublicKey publicKey) {
            this(id, algorithm, privateKey, publicKey, Optional.empty());
        }

        @Override
        public String toString() {
            return "OwnKey[" + id + ", " + algorithm + "]";
        }
    }

    /** A public key that a partner handed over. */
    record PartnerKey(
            String id,
            KeyAlgorithm algorithm,
            PublicKey publicKey,
            Optional<X509Certificate> certificate) {

        /** A public key without a certificate. */
        public PartnerKey(String id, KeyAlgorithm algorithm, PublicKey publicKey) {
            this(id, algorithm, publicKey, Optional.empty());
        }
    }

    /** The hub's own key pair of that kind. */
    OwnKey own(KeyAlgorithm algorithm, Use use);

    /** The partner's signing keys that are valid now, in the order of its file. */
    List<PartnerKey> signingKeys(Partner partner);

    /** The partner's valid signing key with that key id, if it handed one over. */
    Optional<PartnerKey> signingKey(Partner partner, String keyId);

    /** The key to encrypt with for the partner. */
    PartnerKey encryptionKey(Partner partner, KeyAlgorithm algorithm);

    /**
     * A secret shared with the partner, by the name its file gives it: the raw content of the file,
     * without a line end.
     *
     * @throws TongquException KEY_UNAVAILABLE
     */
    byte[] secret(Partner partner, String name);

    /** The master key of that version: 32 bytes. */
    byte[] masterKey(int version);

    /** The version of the master key that wraps new data keys. */
    int currentMasterKey();
}
