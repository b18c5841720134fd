package org.tongqu.sealing.internal.primitive;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.KeyAlgorithm;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Signs with one key. Thread-safe.
 *
 * <p>Keeps initialised Signature objects: to initialise one costs three times a signature.
 */
public final class Signer {
    private final Provider provider;
    private final SignatureAlgorithm algorithm;
    private final PrivateKey key;
    private final ConcurrentLinkedQueue<Signature> ready = new ConcurrentLinkedQueue<>();

    /** A signer for the key. */
    public Signer(Provider provider, SignatureAlgorithm algorithm, PrivateKey key) {
        this.provider = provider;
        this.algorithm = algorithm;
        this.key = key;
    }

    /** Signs, in the form asked for; RSA signatures have one form only. */
    public byte[] sign(byte[] message, SignatureForm form) {
        try {
            Signature signature = take();
            signature.update(message);
            byte[] signed = signature.sign();
            ready.add(signature);
            return algorithm.key() == KeyAlgorithm.RSA ? signed : form.fromDer(signed);
        } catch (GeneralSecurityException failed) {
            throw new TongquException(
                    ErrorCode.KEY_UNAVAILABLE, "cannot sign with " + algorithm, failed);
        }
    }

    private Signature take() throws GeneralSecurityException {
        Signature signature = ready.poll();
        if (signature != null) {
            return signature;
        }
        Signature made = algorithm.instance(provider);
        made.initSign(key);
        return made;
    }
}
