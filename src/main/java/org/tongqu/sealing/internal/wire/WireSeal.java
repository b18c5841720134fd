package org.tongqu.sealing.internal.wire;

import org.tongqu.sealing.KeySource.PartnerKey;
import org.tongqu.sealing.internal.primitive.Ciphers;
import org.tongqu.sealing.internal.primitive.SignatureForm;
import org.tongqu.sealing.internal.primitive.Signer;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** Seals messages in Tongqu's own format, for whichever side. Thread-safe. */
final class WireSeal {
    static final int SALT_BYTES = 16;

    private final Clock clock;
    private final SecureRandom random;

    WireSeal(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** The sealing side: its name, signing key id and signer. */
    record Sender(String name, String keyId, Signer signer) {}

    /** The opening side: its name and encryption key. */
    record Recipient(String name, PartnerKey key) {}

    /** What is sealed; a salt of its own makes every sealing of it have one plaintext digest. */
    record Content(
            String messageId,
            String type,
            byte[] payload,
            Optional<String> inReplyTo,
            Optional<byte[]> salt) {

        /** What is sealed under a new salt. */
        Content(String messageId, String type, byte[] payload, Optional<String> inReplyTo) {
            this(messageId, type, payload, inReplyTo, Optional.empty());
        }
    }

    /** The digest by which a receipt names the content. */
    static String plaintextDigest(WireSuite suite, byte[] salt, byte[] payload) {
        return Base64Url.encode(suite.digest().of(salted(salt, payload)));
    }

    byte[] seal(WireSuite suite, Sender sender, Recipient recipient, Content content) {
        byte[] salt = content.salt().orElseGet(() -> randomBytes(SALT_BYTES));
        byte[] salted = salted(salt, content.payload());
        byte[] iv = randomBytes(suite.cipher().ivBytes());
        var about =
                new WireSuite.Correspondence(sender.name(), recipient.name(), content.messageId());
        var key = suite.offer(recipient.key().publicKey(), about, random);
        WireHeader header =
                new WireHeader(
                        suite.wireName(),
                        sender.name(),
                        recipient.name(),
                        content.messageId(),
                        clock.millis(),
                        sender.keyId(),
                        recipient.key().id(),
                        content.type(),
                        Base64Url.encode(suite.digest().of(salted)),
                        Base64Url.encode(key.ek()),
                        Base64Url.encode(iv),
                        content.inReplyTo());
        String protectedText = Base64Url.encode(header.write());
        byte[] ciphertext =
                Ciphers.encrypt(
                        suite.cipher(), key.key(), iv, SealedEnvelope.ascii(protectedText), salted);
        byte[] signed = SealedEnvelope.signedBytes(suite, protectedText, ciphertext);
        byte[] signature = sender.signer().sign(signed, SignatureForm.DER);
        return new SealedEnvelope(protectedText, header, ciphertext, signature).write();
    }

    private static byte[] salted(byte[] salt, byte[] payload) {
        byte[] salted = new byte[SALT_BYTES + payload.length];
        System.arraycopy(salt, 0, salted, 0, SALT_BYTES);
        System.arraycopy(payload, 0, salted, SALT_BYTES, payload.length);
        return salted;
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
