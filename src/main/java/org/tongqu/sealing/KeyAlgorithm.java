package org.tongqu.sealing;

/** The kinds of key pairs that the hub and its partners use. */
public enum KeyAlgorithm {
    /** SM2 on curve sm2p256v1 (GB/T 32918). */
    SM2,
    /** ECDSA and ECDH on NIST P-256. */
    P256,
    /** RSA of at least 2048 bits, for partners that know nothing else. */
    RSA
}
