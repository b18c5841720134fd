package org.tongqu.sealing.internal.atrest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.sealing.DataCipher;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.internal.primitive.Ciphers;
import org.tongqu.sealing.internal.primitive.KeyDerivation;
import org.tongqu.sealing.internal.primitive.MacAlgorithm;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@link DataCipher} under the master key.
 *
 * <p>The master key itself encrypts nothing: HKDF-SM3 derives a key-encryption key per version and
 * suite, and an index key per field. Index keys come from version 1 for ever, or a rotation would
 * make all indexes useless.
 */
@Component
final class MasterKeyDataCipher implements DataCipher {
    private static final int KEY_BYTES = 32;
    private static final int INDEX_BYTES = 16;
    private static final int INDEX_MASTER_KEY = 1;
    private static final int VERSION_BYTES = 4;

    private final KeySource keys;
    private final PartnerDirectory partners;
    private final AtRestSuite suite;
    private final SecureRandom random;
    private final DataKeyCipher cipher;
    private final Map<String, byte[]> derived = new ConcurrentHashMap<>();

    @Autowired
    MasterKeyDataCipher(
            KeySource keys,
            PartnerDirectory partners,
            @Value("${tongqu.at-rest.suite:aes-256-gcm}") String suite) {
        this(keys, partners, suite, new SecureRandom());
    }

    MasterKeyDataCipher(
            KeySource keys, PartnerDirectory partners, String suite, SecureRandom random) {
        this.keys = keys;
        this.partners = partners;
        this.suite = AtRestSuite.named(suite);
        this.random = random;
        this.cipher = new DataKeyCipher(random);
    }

    @Override
    public byte[] encrypt(byte[] dataKey, byte[] plaintext, String context) {
        return cipher.encrypt(dataKey, plaintext, context);
    }

    @Override
    public byte[] decrypt(byte[] dataKey, byte[] ciphertext, String context) {
        return cipher.decrypt(dataKey, ciphertext, context);
    }

    @Override
    public byte[] newDataKey() {
        byte[] key = new byte[suite.keyBytes()];
        random.nextBytes(key);
        return key;
    }

    /**
     * Version of the master key (4 bytes), length of the key-encryption key (1 byte), sealed key.
     */
    @Override
    public byte[] wrap(byte[] dataKey, String context) {
        int version = keys.currentMasterKey();
        int keyBytes = suite.keyBytes();
        byte[] sealed =
                cipher.encrypt(
                        wrappingKey(version, keyBytes), dataKey, wrapContext(version, context));
        return ByteBuffer.allocate(VERSION_BYTES + 1 + sealed.length)
                .putInt(version)
                .put((byte) keyBytes)
                .put(sealed)
                .array();
    }

    @Override
    public byte[] unwrap(byte[] wrapped, String context) {
        if (wrapped.length <= VERSION_BYTES + 1) {
            throw Ciphers.failed();
        }
        ByteBuffer header = ByteBuffer.wrap(wrapped);
        int version = header.getInt();
        int keyBytes = header.get();
        if (version < 1 || (keyBytes != 16 && keyBytes != KEY_BYTES)) {
            throw Ciphers.failed();
        }
        byte[] sealed = Arrays.copyOfRange(wrapped, VERSION_BYTES + 1, wrapped.length);
        return cipher.decrypt(
                wrappingKey(version, keyBytes), sealed, wrapContext(version, context));
    }

    @Override
    public byte[] blindIndex(String field, String normalisedValue) {
        byte[] key = derive(INDEX_MASTER_KEY, "tongqu-index-v1/" + field, KEY_BYTES);
        byte[] message = DataKeyCipher.utf8(field + "|v1|" + normalisedValue);
        return Arrays.copyOf(MacAlgorithm.HMAC_SM3.of(key, message), INDEX_BYTES);
    }

    @Override
    public Optional<byte[]> partnerDigest(String partnerName, String secretName, String value) {
        return partners.find(partnerName)
                .filter(partner -> partner.keys().secrets().containsKey(secretName))
                .map(partner -> sharedKey(partner, secretName))
                .map(key -> MacAlgorithm.HMAC_SM3.of(key, DataKeyCipher.utf8(value)));
    }

    private byte[] sharedKey(Partner partner, String secretName) {
        String text =
                new String(
                        keys.secret(partner, secretName),
                        java.nio.charset.StandardCharsets.US_ASCII);
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException notHex) {
            throw new TongquException(
                    ErrorCode.KEY_UNAVAILABLE,
                    "secret " + secretName + " of " + partner.name() + " is not hexadecimal");
        }
    }

    private byte[] wrappingKey(int version, int keyBytes) {
        return derive(version, "tongqu-kek-v" + version + "/" + keyBytes, keyBytes);
    }

    private static String wrapContext(int version, String context) {
        return "data-key|v" + version + "|" + context;
    }

    private byte[] derive(int version, String label, int bytes) {
        return derived.computeIfAbsent(
                label,
                wanted ->
                        KeyDerivation.hkdfSm3(
                                keys.masterKey(version), DataKeyCipher.utf8(wanted), bytes));
    }
}
