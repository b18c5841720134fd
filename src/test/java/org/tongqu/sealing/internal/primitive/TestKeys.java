package org.tongqu.sealing.internal.primitive;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** Fresh key pairs. */
final class TestKeys {
    private TestKeys() {}

    static KeyPair sm2() {
        return pair("sm2p256v1");
    }

    static KeyPair p256() {
        return pair("secp256r1");
    }

    private static KeyPair pair(String curve) {
        try {
            KeyPairGenerator generator =
                    KeyPairGenerator.getInstance("EC", BouncyCastle.provider());
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
