package org.tongqu.sealing.internal.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The invalid signature patterns known for ECDSA, carried over to SM2. */
class NegativeSignatureTests {
    private static final byte[] MESSAGE = "signed bytes".getBytes(StandardCharsets.US_ASCII);
    private static final KeyPair SM2 = TestKeys.sm2();
    private static final KeyPair P256 = TestKeys.p256();

    @TestFactory
    Stream<DynamicTest> refusesEverySm2SignatureThatIsNotExact() {
        return refusals(SignatureAlgorithm.SM2_SM3, SM2);
    }

    @TestFactory
    Stream<DynamicTest> refusesEveryEcdsaSignatureThatIsNotExact() {
        return refusals(SignatureAlgorithm.ECDSA_SHA256, P256);
    }

    @TestFactory
    Stream<DynamicTest> refusesEveryRawSignatureThatIsNotExact() {
        Signer signer = signer(SignatureAlgorithm.SM2_SM3, SM2);
        byte[] good = signer.sign(MESSAGE, SignatureForm.RAW);
        byte[] order =
                BigIntegers.asUnsignedByteArray(32, Curves.order(SignatureAlgorithm.SM2_SM3.key()));
        byte[] r = Arrays.copyOf(good, 32);
        byte[] s = Arrays.copyOfRange(good, 32, 64);
        Map<String, byte[]> bad = new LinkedHashMap<>();
        bad.put("empty", new byte[0]);
        bad.put("63 bytes", Arrays.copyOf(good, 63));
        bad.put("65 bytes", Arrays.append(good, (byte) 0));
        bad.put("r = 0", join(new byte[32], s));
        bad.put("s = 0", join(r, new byte[32]));
        bad.put("r = n", join(order, s));
        bad.put("s = n", join(r, order));
        bad.put("r and s swapped", join(s, r));
        bad.put("DER", signer.sign(MESSAGE, SignatureForm.DER));
        return tests(verifier(SignatureAlgorithm.SM2_SM3, SM2), SignatureForm.RAW, good, bad);
    }

    @Test
    void refusesTheSignatureOfAnotherUserId() throws GeneralSecurityException {
        for (String id : new String[] {"", "ALICE123@YAHOO.COM", "123456781234567"}) {
            Signature other = Signature.getInstance("SM3withSM2", BouncyCastle.provider());
            other.setParameter(new SM2ParameterSpec(id.getBytes(StandardCharsets.US_ASCII)));
            other.initSign(SM2.getPrivate());
            other.update(MESSAGE);

            assertThat(sm2Holds(MESSAGE, other.sign())).as("user id %s", id).isFalse();
        }
    }

    @Test
    void refusesAnotherMessageAndAnotherKey() {
        byte[] good = signer(SignatureAlgorithm.SM2_SM3, SM2).sign(MESSAGE, SignatureForm.DER);
        Verifier other = verifier(SignatureAlgorithm.SM2_SM3, TestKeys.sm2());

        assertThat(sm2Holds(MESSAGE, good)).isTrue();
        assertThat(sm2Holds(Arrays.append(MESSAGE, (byte) 0), good)).isFalse();
        assertThat(other.holds(MESSAGE, good, SignatureForm.DER)).isFalse();
    }

    @Test
    void verifiesTheNextGoodSignatureAfterABadOne() {
        Verifier verifier = verifier(SignatureAlgorithm.SM2_SM3, SM2);
        byte[] good = signer(SignatureAlgorithm.SM2_SM3, SM2).sign(MESSAGE, SignatureForm.DER);

        for (int round = 0; round < 3; round++) {
            assertThat(verifier.holds(new byte[] {1}, good, SignatureForm.DER)).isFalse();
            assertThat(verifier.holds(MESSAGE, good, SignatureForm.DER)).isTrue();
        }
    }

    private static Stream<DynamicTest> refusals(SignatureAlgorithm algorithm, KeyPair pair) {
        byte[] good = signer(algorithm, pair).sign(MESSAGE, SignatureForm.DER);
        BigInteger n = Curves.order(algorithm.key());
        Der numbers = Der.sequence(good).orElseThrow();
        BigInteger r = numbers.positiveInteger().orElseThrow();
        BigInteger s = numbers.positiveInteger().orElseThrow();
        Map<String, byte[]> bad = new LinkedHashMap<>();
        badNumbers(bad, r, s, n);
        badForms(bad, good, r, s);
        badBytes(bad, good);
        return tests(verifier(algorithm, pair), SignatureForm.DER, good, bad);
    }

    private static void badNumbers(
            Map<String, byte[]> bad, BigInteger r, BigInteger s, BigInteger n) {
        bad.put("r = 0", sequence(number(BigInteger.ZERO), number(s)));
        bad.put("s = 0", sequence(number(r), number(BigInteger.ZERO)));
        bad.put("r = n", sequence(number(n), number(s)));
        bad.put("s = n", sequence(number(r), number(n)));
        bad.put("r + n", sequence(number(r.add(n)), number(s)));
        bad.put("s + n", sequence(number(r), number(s.add(n))));
        bad.put("r - n", sequence(number(r.subtract(n)), number(s)));
        bad.put("s - n", sequence(number(r), number(s.subtract(n))));
        bad.put("-r", sequence(number(r.negate()), number(s)));
        bad.put("r + s = n", sequence(number(r), number(n.subtract(r))));
        bad.put("r and s swapped", sequence(number(s), number(r)));
        bad.put("1, 1", sequence(number(BigInteger.ONE), number(BigInteger.ONE)));
        bad.put("r + 2^256", sequence(number(r.setBit(256)), number(s)));
    }

    private static void badForms(Map<String, byte[]> bad, byte[] good, BigInteger r, BigInteger s) {
        byte[] content = Arrays.copyOfRange(good, 2, good.length);
        byte size = (byte) content.length;
        bad.put("long length", join(new byte[] {0x30, (byte) 0x81, size}, content));
        bad.put("longer length", join(new byte[] {0x30, (byte) 0x82, 0, size}, content));
        bad.put("indefinite length", join(new byte[] {0x30, (byte) 0x80}, content, new byte[2]));
        bad.put("length + 1", join(new byte[] {0x30, (byte) (size + 1)}, content));
        bad.put("length - 1", join(new byte[] {0x30, (byte) (size - 1)}, content));
        bad.put("SET", join(new byte[] {0x31, size}, content));
        bad.put("trailing byte", join(good, new byte[1]));
        bad.put("trailing element", sequence(number(r), number(s), new byte[] {5, 0}));
        bad.put("only r", sequence(number(r)));
        bad.put("zero before r", sequence(zeroBefore(r), number(s)));
        bad.put("zero before s", sequence(number(r), zeroBefore(s)));
        bad.put("OCTET STRING for r", sequence(element(4, r.toByteArray()), number(s)));
        bad.put("BIT STRING for s", sequence(number(r), element(3, s.toByteArray())));
        bad.put("empty r", sequence(new byte[] {2, 0}, number(s)));
        bad.put("empty sequence", new byte[] {0x30, 0});
        bad.put("NULL", new byte[] {5, 0});
    }

    private static void badBytes(Map<String, byte[]> bad, byte[] good) {
        for (int length = 0; length < good.length; length++) {
            bad.put("cut to " + length, Arrays.copyOf(good, length));
        }
        for (int at = 0; at < good.length; at++) {
            byte[] flipped = good.clone();
            flipped[at] ^= 1;
            bad.put("bit flipped in byte " + at, flipped);
        }
    }

    private static Stream<DynamicTest> tests(
            Verifier verifier, SignatureForm form, byte[] good, Map<String, byte[]> bad) {
        assertThat(verifier.holds(MESSAGE, good, form)).isTrue();
        return bad.entrySet().stream()
                .map(
                        entry ->
                                DynamicTest.dynamicTest(
                                        entry.getKey(),
                                        () -> refuses(verifier, entry.getValue(), form)));
    }

    private static void refuses(Verifier verifier, byte[] signature, SignatureForm form) {
        assertThat(verifier.holds(MESSAGE, signature, form)).isFalse();
    }

    private static boolean sm2Holds(byte[] message, byte[] signature) {
        return verifier(SignatureAlgorithm.SM2_SM3, SM2)
                .holds(message, signature, SignatureForm.DER);
    }

    private static Signer signer(SignatureAlgorithm algorithm, KeyPair pair) {
        return new Signer(BouncyCastle.provider(), algorithm, pair.getPrivate());
    }

    private static Verifier verifier(SignatureAlgorithm algorithm, KeyPair pair) {
        return new Verifier(BouncyCastle.provider(), algorithm, pair.getPublic());
    }

    private static byte[] number(BigInteger value) {
        return element(2, value.toByteArray());
    }

    /** One zero more than the number needs. */
    private static byte[] zeroBefore(BigInteger value) {
        return element(2, join(new byte[1], value.toByteArray()));
    }

    private static byte[] sequence(byte[]... elements) {
        return element(0x30, join(elements));
    }

    private static byte[] element(int tag, byte[] content) {
        return join(new byte[] {(byte) tag, (byte) content.length}, content);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
