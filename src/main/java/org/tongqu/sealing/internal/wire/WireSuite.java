package org.tongqu.sealing.internal.wire;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.internal.primitive.CipherAlgorithm;
import org.tongqu.sealing.internal.primitive.DigestAlgorithm;
import org.tongqu.sealing.internal.primitive.EphemeralAgreement;
import org.tongqu.sealing.internal.primitive.KeyDerivation;
import org.tongqu.sealing.internal.primitive.SignatureAlgorithm;
import org.tongqu.sealing.internal.primitive.Sm2KeyTransport;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;

/** The two suites of docs/wire-format.md §2. */
enum WireSuite {
    SM2_SM3_SM4GCM(
            "sm2-sm3-sm4gcm",
            DigestAlgorithm.SM3,
            CipherAlgorithm.SM4_GCM,
            SignatureAlgorithm.SM2_SM3) {
        @Override
        ContentKey offer(PublicKey recipient, Correspondence about, SecureRandom random) {
            byte[] key = new byte[cipher().keyBytes()];
            random.nextBytes(key);
            return new ContentKey(
                    key, Sm2KeyTransport.wrap(key, recipient, Sm2KeyTransport.Form.DER, random));
        }

        @Override
        byte[] contentKey(PrivateKey own, Correspondence about, byte[] ek) {
            return Sm2KeyTransport.unwrap(ek, own, Sm2KeyTransport.Form.DER, cipher().keyBytes());
        }
    },
    ES256_ECDHES_A256GCM(
            "es256-ecdhes-a256gcm",
            DigestAlgorithm.SHA_256,
            CipherAlgorithm.AES_256_GCM,
            SignatureAlgorithm.ECDSA_SHA256) {
        @Override
        ContentKey offer(PublicKey recipient, Correspondence about, SecureRandom random) {
            var agreed = EphemeralAgreement.with(recipient, random);
            return new ContentKey(derive(agreed.secret(), about), agreed.ephemeralPoint());
        }

        @Override
        byte[] contentKey(PrivateKey own, Correspondence about, byte[] ek) {
            return derive(EphemeralAgreement.secret(own, ek), about);
        }

        private byte[] derive(byte[] secret, Correspondence about) {
            return KeyDerivation.hkdfSha256(secret, about.info(), cipher().keyBytes());
        }
    };

    private final String wireName;
    private final DigestAlgorithm digest;
    private final CipherAlgorithm cipher;
    private final SignatureAlgorithm signature;

    WireSuite(
            String wireName,
            DigestAlgorithm digest,
            CipherAlgorithm cipher,
            SignatureAlgorithm signature) {
        this.wireName = wireName;
        this.digest = digest;
        this.cipher = cipher;
        this.signature = signature;
    }

    /** A content key and how it is sent. */
    record ContentKey(byte[] key, byte[] ek) {}

    /** Who writes to whom in which message; an agreed key is bound to it. */
    record Correspondence(String from, String to, String msgId) {
        private static final byte[] LABEL = "tongqu-v1".getBytes(StandardCharsets.US_ASCII);

        byte[] info() {
            ByteArrayOutputStream info = new ByteArrayOutputStream();
            info.writeBytes(LABEL);
            for (String part : new String[] {from, to, msgId}) {
                info.write(0);
                info.writeBytes(part.getBytes(StandardCharsets.US_ASCII));
            }
            return info.toByteArray();
        }
    }

    /**
     * The suite of that name.
     *
     * @throws TongquException UNKNOWN_SUITE
     */
    static WireSuite named(String name) {
        for (WireSuite suite : values()) {
            if (suite.wireName.equals(name)) {
                return suite;
            }
        }
        throw new TongquException(ErrorCode.UNKNOWN_SUITE, "suite " + name + " is not known");
    }

    /** The suite whose signatures are of that algorithm. */
    static WireSuite signedBy(SignatureAlgorithm algorithm) {
        return algorithm == SignatureAlgorithm.SM2_SM3 ? SM2_SM3_SM4GCM : ES256_ECDHES_A256GCM;
    }

    /** The suite for keys of that kind. */
    static WireSuite keyedBy(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case SM2 -> SM2_SM3_SM4GCM;
            case P256 -> ES256_ECDHES_A256GCM;
            case RSA ->
                    throw new TongquException(
                            ErrorCode.UNKNOWN_SUITE, "no suite of the wire format uses RSA");
        };
    }

    String wireName() {
        return wireName;
    }

    DigestAlgorithm digest() {
        return digest;
    }

    CipherAlgorithm cipher() {
        return cipher;
    }

    SignatureAlgorithm signature() {
        return signature;
    }

    KeyAlgorithm key() {
        return signature.key();
    }

    abstract ContentKey offer(PublicKey recipient, Correspondence about, SecureRandom random);

    abstract byte[] contentKey(PrivateKey own, Correspondence about, byte[] ek);
}
