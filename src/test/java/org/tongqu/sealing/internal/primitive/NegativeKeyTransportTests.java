package org.tongqu.sealing.internal.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongqu.sealing.Refusals.assertRefused;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.tongqu.failure.ErrorCode;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.internal.primitive.Sm2KeyTransport.Form;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;

class NegativeKeyTransportTests {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyPair OWN = TestKeys.sm2();
    private static final KeyPair P256 = TestKeys.p256();
    private static final byte[] KEY =
            "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final byte[] raw = Sm2KeyTransport.wrap(KEY, OWN.getPublic(), Form.RAW, RANDOM);
    private final byte[] point = Arrays.copyOf(raw, 65);
    private final byte[] digest = Arrays.copyOfRange(raw, 65, 97);
    private final byte[] content = Arrays.copyOfRange(raw, 97, raw.length);

    @Test
    void unwrapsBothForms() throws IOException {
        byte[] der = Sm2KeyTransport.wrap(KEY, OWN.getPublic(), Form.DER, RANDOM);

        assertThat(Sm2KeyTransport.unwrap(raw, OWN.getPrivate(), Form.RAW, 16)).isEqualTo(KEY);
        assertThat(Sm2KeyTransport.unwrap(der(), OWN.getPrivate(), Form.DER, 16)).isEqualTo(KEY);
        assertThat(Sm2KeyTransport.unwrap(der, OWN.getPrivate(), Form.DER, 16)).isEqualTo(KEY);
    }

    @Test
    void refusesEveryFlippedBitAndEveryOtherLength() throws IOException {
        forEachDamage(raw, NegativeKeyTransportTests::refusesRaw);
        forEachDamage(der(), NegativeKeyTransportTests::refusesDer);
    }

    @Test
    void refusesAKeyOfAnotherSize() {
        refusesRaw(Sm2KeyTransport.wrap(new byte[32], OWN.getPublic(), Form.RAW, RANDOM));
        refusesRaw(Sm2KeyTransport.wrap(new byte[15], OWN.getPublic(), Form.RAW, RANDOM));
    }

    @Test
    void refusesTheOldOrderOfTheParts() {
        refusesRaw(Arrays.concatenate(point, content, digest));
    }

    @Test
    void refusesAnotherRecipient() {
        KeyPair other = TestKeys.sm2();

        fails(() -> Sm2KeyTransport.unwrap(raw, other.getPrivate(), Form.RAW, 16));
    }

    @Test
    void refusesPointsThatAreCompressedInfiniteOrOffTheCurve() {
        ECCurve curve = Curves.of(KeyAlgorithm.SM2).getCurve();
        byte[] compressed = curve.decodePoint(point).getEncoded(true);
        byte[] rest = Arrays.concatenate(digest, content);
        byte[] prime = BigIntegers.asUnsignedByteArray(32, curve.getField().getCharacteristic());

        refusesRaw(Arrays.concatenate(compressed, rest));
        refusesRaw(Arrays.concatenate(compressed, new byte[32], rest));
        refusesRaw(Arrays.concatenate(new byte[1], rest));
        refusesRaw(Arrays.concatenate(new byte[65], rest));
        refusesRaw(Arrays.concatenate(new byte[] {4}, new byte[64], rest));
        refusesRaw(
                Arrays.concatenate(new byte[] {4}, prime, Arrays.copyOfRange(raw, 33, raw.length)));
    }

    @Test
    void refusesDerThatIsNotMinimalOrNotTheFourParts() throws IOException {
        byte[] der = der();
        byte[] inner = Arrays.copyOfRange(der, 2, der.length);
        ASN1Encodable x = number(1);
        ASN1Encodable y = number(33);
        ASN1Encodable c3 = new DEROctetString(digest);
        ASN1Encodable c2 = new DEROctetString(content);

        refusesDer(Arrays.concatenate(new byte[] {0x30, (byte) 0x81, der[1]}, inner));
        refusesDer(sequence(x, y, c3));
        refusesDer(sequence(x, y, c2, c3));
        refusesDer(sequence(x, y, c3, c2, c2));
        refusesDer(sequence(y, x, c3, c2));
        refusesDer(sequence(new ASN1Integer(BigInteger.ONE.shiftLeft(256)), y, c3, c2));
        refusesDer(sequence(new ASN1Integer(-1), y, c3, c2));
        refusesDer(sequence(new DEROctetString(new byte[32]), y, c3, c2));
        refusesDer(raw);
    }

    @Test
    void agreesOnTheSameSecretOnBothSides() {
        var agreed = EphemeralAgreement.with(P256.getPublic(), RANDOM);

        assertThat(EphemeralAgreement.secret(P256.getPrivate(), agreed.ephemeralPoint()))
                .isEqualTo(agreed.secret())
                .hasSize(32);
    }

    @Test
    void refusesEphemeralPointsThatAreNotOnTheCurve() {
        byte[] good = EphemeralAgreement.with(P256.getPublic(), RANDOM).ephemeralPoint();
        ECCurve curve = Curves.of(KeyAlgorithm.P256).getCurve();
        byte[] off = good.clone();
        off[64] ^= 1;

        refusesPoint(off);
        refusesPoint(curve.decodePoint(good).getEncoded(true));
        refusesPoint(new byte[0]);
        refusesPoint(new byte[1]);
        refusesPoint(new byte[65]);
        refusesPoint(Arrays.copyOf(good, 64));
        refusesPoint(point);
    }

    @Test
    void refusesSealedContentWithAChangedOrCutTag() {
        for (CipherAlgorithm cipher :
                new CipherAlgorithm[] {CipherAlgorithm.SM4_GCM, CipherAlgorithm.AES_256_GCM}) {
            byte[] key = new byte[cipher.keyBytes()];
            byte[] iv = new byte[cipher.ivBytes()];
            byte[] aad = {1};
            byte[] sealed = Ciphers.encrypt(cipher, key, iv, aad, new byte[] {1, 2, 3});

            forEachDamage(sealed, bad -> fails(() -> Ciphers.decrypt(cipher, key, iv, aad, bad)));
            fails(() -> Ciphers.decrypt(cipher, key, iv, sealed));
        }
    }

    private static void forEachDamage(byte[] good, java.util.function.Consumer<byte[]> refuses) {
        for (int at = 0; at < good.length; at++) {
            byte[] flipped = good.clone();
            flipped[at] ^= 1;
            refuses.accept(flipped);
            refuses.accept(Arrays.copyOf(good, at));
        }
        refuses.accept(Arrays.append(good, (byte) 0));
    }

    private ASN1Encodable number(int from) {
        return new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, from, from + 32)));
    }

    private byte[] der() throws IOException {
        return sequence(
                number(1), number(33), new DEROctetString(digest), new DEROctetString(content));
    }

    private static byte[] sequence(ASN1Encodable... parts) throws IOException {
        return new DERSequence(parts).getEncoded();
    }

    private static void refusesRaw(byte[] wrapped) {
        fails(() -> Sm2KeyTransport.unwrap(wrapped, OWN.getPrivate(), Form.RAW, 16));
    }

    private static void refusesDer(byte[] wrapped) {
        fails(() -> Sm2KeyTransport.unwrap(wrapped, OWN.getPrivate(), Form.DER, 16));
    }

    private static void refusesPoint(byte[] bad) {
        fails(() -> EphemeralAgreement.secret(P256.getPrivate(), bad));
    }

    private static void fails(ThrowingCallable attempt) {
        assertRefused(ErrorCode.DECRYPTION_FAILED, attempt);
    }
}
