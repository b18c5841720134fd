package org.tongqu.sealing.internal.keys;

import org.springframework.stereotype.Component;
import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.KeySource.PartnerKey;
import org.tongqu.sealing.internal.primitive.BouncyCastle;
import org.tongqu.sealing.internal.primitive.ProviderSelfTest;
import org.tongqu.sealing.internal.primitive.SignatureAlgorithm;
import org.tongqu.sealing.internal.primitive.Signer;
import org.tongqu.sealing.internal.primitive.Verifier;

import java.security.Provider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signers and verifiers by key id and algorithm, each made once.
 *
 * <p>Never by key: to hash a BouncyCastle private key costs three signatures.
 */
@Component
public final class Signatories {
    private record Slot(String keyId, SignatureAlgorithm algorithm) {}

    private final Provider provider = BouncyCastle.provider();
    private final Map<Slot, Signer> signers = new ConcurrentHashMap<>();
    private final Map<Slot, Verifier> verifiers = new ConcurrentHashMap<>();

    /** Trusts the provider only after it refused bad signatures. */
    public Signatories() {
        ProviderSelfTest.require(provider);
    }

    /** Signs with one of the hub's keys. */
    public Signer signer(OwnKey key, SignatureAlgorithm algorithm) {
        return signers.computeIfAbsent(
                new Slot(key.id(), algorithm),
                slot -> new Signer(provider, algorithm, key.privateKey()));
    }

    /** Verifies with a partner's key. */
    public Verifier verifier(PartnerKey key, SignatureAlgorithm algorithm) {
        return verifiers.computeIfAbsent(
                new Slot(key.id(), algorithm),
                slot -> new Verifier(provider, algorithm, key.publicKey()));
    }
}
