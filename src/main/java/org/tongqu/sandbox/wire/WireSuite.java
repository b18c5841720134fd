package org.tongqu.sandbox.wire;

import java.security.PrivateKey;
import java.security.PublicKey;

/** The algorithms of one suite, docs/wire-format.md §2. */
public sealed interface WireSuite permits Sm2Suite, P256Suite {

    /** A content key, and the form in which it travels: the member {@code ek}. */
    record ContentKey(byte[] key, byte[] transported) {}

    /** Its name in the header. */
    String id();

    /** Its name in the signature of a request, §4. */
    String requestAlgorithm();

    /** The suite's hash. */
    byte[] digest(byte[] bytes);

    /** A DER signature. */
    byte[] sign(PrivateKey key, byte[] message);

    /** Whether a DER signature holds. */
    boolean verify(PublicKey key, byte[] message, byte[] signature);

    /** A new content key for the recipient. */
    ContentKey newContentKey(PublicKey recipient, byte[] info);

    /** The content key that travelled to this recipient. */
    byte[] contentKey(PrivateKey recipient, byte[] transported, byte[] info);

    /** GCM, the tag at the end. */
    byte[] encrypt(byte[] key, byte[] iv, byte[] associated, byte[] plain);

    /** Reverses {@link #encrypt}. */
    byte[] decrypt(byte[] key, byte[] iv, byte[] associated, byte[] secret);
}
