package org.tongqu.sealing.internal.gmt0010;

import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.x500.X500Name;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.KeySource.PartnerKey;
import org.tongqu.sealing.internal.keys.Signatories;
import org.tongqu.sealing.internal.primitive.CipherAlgorithm;
import org.tongqu.sealing.internal.primitive.Ciphers;
import org.tongqu.sealing.internal.primitive.SignatureAlgorithm;
import org.tongqu.sealing.internal.primitive.SignatureForm;
import org.tongqu.sealing.internal.primitive.Sm2KeyTransport;
import org.tongqu.sealing.internal.primitive.Verifier;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Signs for and encrypts to one partner, and back: GM/T 0010 with SM2, SM3, SM4-CBC. */
public final class SignedEnvelopes {
    private static final int BLOCK = 16;

    private final Signatories signatories;
    private final SecureRandom random;

    /** Envelopes by these signers and verifiers. Thread-safe. */
    public SignedEnvelopes(Signatories signatories, SecureRandom random) {
        this.signatories = signatories;
        this.random = random;
    }

    /**
     * The envelope, DER.
     *
     * @throws TongquException KEY_UNAVAILABLE when a key has no certificate to be named by
     */
    public byte[] seal(byte[] plain, OwnKey signer, PartnerKey recipient) {
        byte[] key = random();
        byte[] iv = random();
        return new Envelope(
                        name(recipient.certificate()),
                        Sm2KeyTransport.wrap(
                                key, recipient.publicKey(), Sm2KeyTransport.Form.DER, random),
                        iv,
                        Ciphers.encrypt(CipherAlgorithm.SM4_CBC, key, iv, plain),
                        name(signer.certificate()),
                        signatories
                                .signer(signer, SignatureAlgorithm.SM2_SM3)
                                .sign(plain, SignatureForm.DER))
                .write();
    }

    /**
     * The content, once the signature over it holds for one of the signers.
     *
     * <p>The signature is over what is encrypted, so it is decrypted first; nobody sees it before
     * it is verified, and wrong padding looks like a wrong signature.
     *
     * @throws TongquException ENVELOPE_MALFORMED, DECRYPTION_FAILED when it is not for this key,
     *     SIGNATURE_INVALID
     */
    public byte[] open(byte[] der, OwnKey recipient, List<PartnerKey> signers) {
        Envelope envelope = Envelope.read(der);
        if (!Arrays.equals(envelope.recipient(), name(recipient.certificate()))) {
            throw Ciphers.failed();
        }
        byte[] key =
                Sm2KeyTransport.unwrap(
                        envelope.wrappedKey(),
                        recipient.privateKey(),
                        Sm2KeyTransport.Form.DER,
                        BLOCK);
        Optional<byte[]> plain = decrypt(envelope, key);
        boolean holds =
                signers.stream()
                        .filter(signer -> isNamed(envelope, signer))
                        .map(signer -> signatories.verifier(signer, SignatureAlgorithm.SM2_SM3))
                        .anyMatch(verifier -> holds(verifier, plain, envelope));
        if (!holds) {
            throw Verifier.invalid();
        }
        return plain.orElseThrow(Verifier::invalid);
    }

    private static boolean isNamed(Envelope envelope, PartnerKey signer) {
        return signer.algorithm() == KeyAlgorithm.SM2
                && signer.certificate().isPresent()
                && Arrays.equals(envelope.signer(), name(signer.certificate()));
    }

    /** Verifies also where nothing could be decrypted, so that it takes as long. */
    private static boolean holds(Verifier verifier, Optional<byte[]> plain, Envelope envelope) {
        byte[] message = plain.orElse(envelope.content());
        return verifier.holds(message, envelope.signature(), SignatureForm.DER)
                && plain.isPresent();
    }

    private static Optional<byte[]> decrypt(Envelope envelope, byte[] key) {
        try {
            return Optional.of(
                    Ciphers.decrypt(
                            CipherAlgorithm.SM4_CBC, key, envelope.iv(), envelope.content()));
        } catch (TongquException wrong) {
            return Optional.empty();
        }
    }

    /** How an envelope names a key: issuer and serial number of its certificate, as DER. */
    public static byte[] name(Optional<X509Certificate> certificate) {
        X509Certificate named =
                certificate.orElseThrow(
                        () ->
                                new TongquException(
                                        ErrorCode.KEY_UNAVAILABLE,
                                        "GM/T 0010 names keys by certificates, and one has none"));
        return Envelope.der(
                new IssuerAndSerialNumber(
                        X500Name.getInstance(named.getIssuerX500Principal().getEncoded()),
                        named.getSerialNumber()));
    }

    private byte[] random() {
        byte[] made = new byte[BLOCK];
        random.nextBytes(made);
        return made;
    }
}
