package org.tongqu.sealing;

import java.util.Optional;

/** Guards data at rest: authenticated encryption, blind index and keyed digests. Thread-safe. */
public interface DataCipher {

    /** Encrypts under a fresh data key (16 or 32 bytes); context is bound as associated data. */
    byte[] encrypt(byte[] dataKey, byte[] plaintext, String context);

    /** Reverses {@link #encrypt}; fails with DECRYPTION_FAILED when key or context differ. */
    byte[] decrypt(byte[] dataKey, byte[] ciphertext, String context);

    /** A new random data key. */
    byte[] newDataKey();

    /** Wraps a data key under the current master key; the output names the master key's version. */
    byte[] wrap(byte[] dataKey, String context);

    /** Unwraps a data key. */
    byte[] unwrap(byte[] wrapped, String context);

    /** Keyed digest (HMAC-SM3, 16 bytes) of a normalised value, one key per field name. */
    byte[] blindIndex(String field, String normalisedValue);

    /** HMAC-SM3 (32 bytes) under a secret shared with one partner; empty when it has none. */
    Optional<byte[]> partnerDigest(String partnerName, String secretName, String value);
}
