package org.tongqu.sealing.internal.atrest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.sealing.DataCipher;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.internal.primitive.CipherAlgorithm;
import org.tongqu.sealing.internal.primitive.Ciphers;
import org.tongqu.sealing.internal.primitive.KeyDerivation;
import org.tongqu.sealing.internal.primitive.MacAlgorithm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Data at rest under {@code tongqu.at-rest.suite}: AES_256_GCM, or SM4_GCM where an assessment asks
 * for it. A ciphertext names its suite in its first byte, a wrapped key the master key's version.
 */
@Component
final class AtRestCipher implements DataCipher {
    private static final int INDEX_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final KeySource keys;
    private final PartnerDirectory partners;
    private final CipherAlgorithm current;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, byte[]> derived = new ConcurrentHashMap<>();

    AtRestCipher(
            KeySource keys,
            PartnerDirectory partners,
            @Value("${tongqu.at-rest.suite:AES_256_GCM}") CipherAlgorithm current) {
        this.keys = keys;
        this.partners = partners;
        this.current = current;
    }

    @Override
    public byte[] encrypt(byte[] dataKey, byte[] plaintext, String context) {
        byte[] iv = new byte[current.ivBytes()];
        random.nextBytes(iv);
        byte[] sealed =
                Ciphers.encrypt(current, fit(dataKey, current), iv, bytes(context), plaintext);
        return ByteBuffer.allocate(1 + iv.length + sealed.length)
                .put((byte) current.ordinal())
                .put(iv)
                .put(sealed)
                .array();
    }

    @Override
    public byte[] decrypt(byte[] dataKey, byte[] ciphertext, String context) {
        CipherAlgorithm suite = suite(ciphertext);
        int start = 1 + suite.ivBytes();
        if (ciphertext.length < start) {
            throw Ciphers.failed();
        }
        return Ciphers.decrypt(
                suite,
                fit(dataKey, suite),
                Arrays.copyOfRange(ciphertext, 1, start),
                bytes(context),
                Arrays.copyOfRange(ciphertext, start, ciphertext.length));
    }

    private static CipherAlgorithm suite(byte[] ciphertext) {
        if (ciphertext.length == 0) {
            throw Ciphers.failed();
        }
        return switch (ciphertext[0]) {
            case 0 -> CipherAlgorithm.SM4_GCM;
            case 1 -> CipherAlgorithm.AES_256_GCM;
            default -> throw Ciphers.failed();
        };
    }

    private static byte[] fit(byte[] key, CipherAlgorithm suite) {
        return Arrays.copyOf(key, suite.keyBytes());
    }

    @Override
    public byte[] newDataKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    @Override
    public byte[] wrap(byte[] dataKey, String context) {
        int version = keys.currentMasterKey();
        byte[] sealed =
                encrypt(derived("kek", version), dataKey, "wrap|" + version + "|" + context);
        return ByteBuffer.allocate(4 + sealed.length).putInt(version).put(sealed).array();
    }

    @Override
    public byte[] unwrap(byte[] wrapped, String context) {
        if (wrapped.length < 4) {
            throw Ciphers.failed();
        }
        int version = ByteBuffer.wrap(wrapped).getInt();
        return decrypt(
                derived("kek", version),
                Arrays.copyOfRange(wrapped, 4, wrapped.length),
                "wrap|" + version + "|" + context);
    }

    @Override
    public byte[] blindIndex(String field, String normalisedValue) {
        byte[] code =
                MacAlgorithm.HMAC_SM3.of(
                        derived("index/" + field, 1), bytes(field + "|v1|" + normalisedValue));
        return Arrays.copyOf(code, INDEX_BYTES);
    }

    @Override
    public Optional<byte[]> partnerDigest(String partnerName, String secretName, String value) {
        return partners.find(partnerName)
                .filter(partner -> partner.keys().secrets().containsKey(secretName))
                .map(partner -> keys.secret(partner, secretName))
                .map(secret -> MacAlgorithm.HMAC_SM3.of(secret, bytes(value)));
    }

    private byte[] derived(String label, int version) {
        return derived.computeIfAbsent(
                label + "/" + version,
                name ->
                        KeyDerivation.hkdfSm3(
                                keys.masterKey(version), bytes("tongqu|" + name), KEY_BYTES));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
