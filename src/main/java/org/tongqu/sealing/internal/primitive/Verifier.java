package org.tongqu.sealing.internal.primitive;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.KeyAlgorithm;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Verifies with one public key. Thread-safe.
 *
 * <p>Only one encoding of a signature is accepted, and only 1 ≤ r, s < n; the provider never sees
 * anything else. Keeps initialised Signature objects.
 */
public final class Verifier {
    private final Provider provider;
    private final SignatureAlgorithm algorithm;
    private final PublicKey key;
    private final ConcurrentLinkedQueue<Signature> ready = new ConcurrentLinkedQueue<>();

    /** A verifier for the key. */
    public Verifier(Provider provider, SignatureAlgorithm algorithm, PublicKey key) {
        this.provider = provider;
        this.algorithm = algorithm;
        this.key = key;
    }

    /**
     * Refuses a signature that does not hold.
     *
     * @throws TongquException SIGNATURE_INVALID, the same for whatever is wrong
     */
    public void require(byte[] message, byte[] signature, SignatureForm form) {
        if (!holds(message, signature, form)) {
            throw invalid();
        }
    }

    /** The one error for every signature, key or code that does not hold. */
    public static TongquException invalid() {
        return new TongquException(
                ErrorCode.SIGNATURE_INVALID, "the signature does not hold for the sender's key");
    }

    /** Whether the signature is well formed and holds. */
    public boolean holds(byte[] message, byte[] signature, SignatureForm form) {
        return wellFormed(signature, form).map(valid -> verifies(message, valid)).orElse(false);
    }

    private Optional<byte[]> wellFormed(byte[] signature, SignatureForm form) {
        if (algorithm.key() == KeyAlgorithm.RSA) {
            return Optional.of(signature);
        }
        return form.toDer(signature, Curves.order(algorithm.key()));
    }

    private boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifying = take();
            verifying.update(message);
            boolean holds = verifying.verify(signature);
            if (holds) {
                ready.add(verifying);
            }
            return holds;
        } catch (GeneralSecurityException refused) {
            return false;
        }
    }

    private Signature take() throws GeneralSecurityException {
        Signature signature = ready.poll();
        if (signature != null) {
            return signature;
        }
        Signature made = algorithm.instance(provider);
        made.initVerify(key);
        return made;
    }
}
