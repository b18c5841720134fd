package org.tongqu.sealing.internal.primitive;

/** The ciphers of the wire format, of data at rest and of suite files. */
public enum CipherAlgorithm {
    SM4_GCM("SM4", "SM4/GCM/NoPadding", 16, 12, false),
    AES_256_GCM("AES", "AES/GCM/NoPadding", 32, 12, false),
    SM4_CBC("SM4", "SM4/CBC/PKCS7Padding", 16, 16, false),
    AES_256_CBC("AES", "AES/CBC/PKCS5Padding", 32, 16, false),
    /** For partners that accept nothing else. */
    AES_128_ECB("AES", "AES/ECB/PKCS5Padding", 16, 0, true),
    /** For partners that accept nothing else. */
    TRIPLE_DES_CBC("DESede", "DESede/CBC/PKCS5Padding", 24, 8, true);

    private final String keyName;
    private final String transformation;
    private final int keyBytes;
    private final int ivBytes;
    private final boolean legacy;

    CipherAlgorithm(
            String keyName, String transformation, int keyBytes, int ivBytes, boolean legacy) {
        this.keyName = keyName;
        this.transformation = transformation;
        this.keyBytes = keyBytes;
        this.ivBytes = ivBytes;
        this.legacy = legacy;
    }

    /** Bytes of its key. */
    public int keyBytes() {
        return keyBytes;
    }

    /** Bytes of its initialisation vector; 0 for none. */
    public int ivBytes() {
        return ivBytes;
    }

    /** Whether only suites of class LEGACY may use it. */
    public boolean isLegacy() {
        return legacy;
    }

    /** Whether a changed ciphertext is noticed by the cipher itself. */
    public boolean isAuthenticated() {
        return this == SM4_GCM || this == AES_256_GCM;
    }

    boolean isNational() {
        return this == SM4_GCM || this == SM4_CBC;
    }

    String keyName() {
        return keyName;
    }

    String transformation() {
        return transformation;
    }
}
