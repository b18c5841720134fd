package org.tongqu.sealing.internal.primitive;

import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.tongqu.sealing.KeyAlgorithm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;

/** The signature algorithms of the wire format and of suite files. */
public enum SignatureAlgorithm {
    /** SM3withSM2 with the default user ID (GB/T 32918.2, GM/T 0009). */
    SM2_SM3(KeyAlgorithm.SM2, "SM3withSM2", false),
    ECDSA_SHA256(KeyAlgorithm.P256, "SHA256withECDSA", false),
    RSA_SHA256(KeyAlgorithm.RSA, "SHA256withRSA", false),
    /** For partners that accept nothing else. */
    RSA_MD5(KeyAlgorithm.RSA, "MD5withRSA", true);

    /** The user ID that GM/T 0009 fixes for everyone who agreed on no other. */
    private static final String SM2_USER_ID = "1234567812345678";

    private final KeyAlgorithm key;
    private final String jcaName;
    private final boolean legacy;

    SignatureAlgorithm(KeyAlgorithm key, String jcaName, boolean legacy) {
        this.key = key;
        this.jcaName = jcaName;
        this.legacy = legacy;
    }

    /** The kind of key it needs. */
    public KeyAlgorithm key() {
        return key;
    }

    /** Whether only suites of class LEGACY may use it. */
    public boolean isLegacy() {
        return legacy;
    }

    Signature instance(Provider provider) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(jcaName, provider);
        if (this == SM2_SM3) {
            signature.setParameter(
                    new SM2ParameterSpec(SM2_USER_ID.getBytes(StandardCharsets.US_ASCII)));
        }
        return signature;
    }
}
