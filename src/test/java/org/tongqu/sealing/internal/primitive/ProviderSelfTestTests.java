package org.tongqu.sealing.internal.primitive;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongqu.sealing.Refusals.assertRefused;

import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.tongqu.failure.ErrorCode;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;

class ProviderSelfTestTests {

    @Test
    void trustsBouncyCastle() {
        assertThatCode(() -> ProviderSelfTest.require(BouncyCastle.provider()))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAProviderThatAcceptsAnything() {
        refuses(AcceptsAnything.class, "accepts");
    }

    @Test
    void refusesAProviderThatAcceptsNothing() {
        refuses(AcceptsNothing.class, "rejects");
    }

    @Test
    void refusesAnotherVersionOfBouncyCastle() {
        assertRefused(ErrorCode.CONFIG_INVALID, () -> BouncyCastle.requireVersion("1.83"));
    }

    private static void refuses(Class<? extends SignatureSpi> verifying, String how) {
        Broken broken = new Broken(verifying);
        assertRefused(ErrorCode.CONFIG_INVALID, () -> ProviderSelfTest.require(broken));
        assertThatThrownBy(() -> ProviderSelfTest.require(broken))
                .hasMessageContaining(how + " wrongly");
    }

    /** A provider whose keys are BouncyCastle's and whose SM2 signatures are not. */
    private static final class Broken extends Provider {
        private static final long serialVersionUID = 1L;

        Broken(Class<? extends SignatureSpi> signature) {
            super("Broken", "1", "for tests");
            Provider honest = new BouncyCastleProvider();
            put("KeyPairGenerator.EC", honest.getService("KeyPairGenerator", "EC").getClassName());
            put("Signature.SM3withSM2", signature.getName());
        }
    }

    /** Says yes to every signature. */
    public static class AcceptsAnything extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey publicKey) {}

        @Override
        protected void engineInitSign(PrivateKey privateKey) {}

        @Override
        protected void engineUpdate(byte b) {}

        @Override
        protected void engineUpdate(byte[] b, int off, int len) {}

        @Override
        protected byte[] engineSign() {
            return new byte[70];
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return true;
        }

        @Override
        protected void engineSetParameter(AlgorithmParameterSpec parameters) {}

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }

    /** Says no to every signature. */
    public static final class AcceptsNothing extends AcceptsAnything {
        @Override
        protected boolean engineVerify(byte[] signature) {
            return false;
        }
    }
}
