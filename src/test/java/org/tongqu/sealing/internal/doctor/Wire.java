package org.tongqu.sealing.internal.doctor;

import org.tongqu.parcel.Parcel;
import org.tongqu.sandbox.crypto.KeyPairs;
import org.tongqu.sandbox.crypto.Sm2;

import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A sealed message of docs/wire-format.md, right unless a test turns something. */
final class Wire {
    static final byte[] PAYLOAD = WrongSample.utf8("{\"name\":\"" + WrongSample.PERSON + "\"}");

    final Ward ward;
    long iat = Ward.NOW.toEpochMilli();
    boolean iatAsText;
    String recipient = "sm2-encrypt";
    String to = "tongqu";
    PrivateKey signer;
    String skid;
    String userId = "1234567812345678";
    Function<String, byte[]> aad = WrongSample::utf8;
    BiFunction<String, byte[], String> signedPart = (text, digest) -> url(digest);
    UnaryOperator<byte[]> signatureForm = der -> der;
    UnaryOperator<byte[]> keyForm = OtherSm2::ciphertextDer;
    UnaryOperator<byte[]> digested = salted -> salted;
    boolean padded;

    private Wire(Ward ward) {
        this.ward = ward;
        this.signer = ward.signing("police-12123-sim").getPrivate();
        this.skid = KeyPairs.keyId(ward.signing("police-12123-sim").getPublic());
    }

    static Function<Ward, Parcel> with(Consumer<Wire> turned) {
        return ward -> {
            Wire wire = new Wire(ward);
            turned.accept(wire);
            return wire.parcel();
        };
    }

    static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SEQUENCE{x, y, C2, C3}. */
    static byte[] oldOrderDer(byte[] raw) {
        byte[] der = OtherSm2.ciphertextDer(raw);
        byte[] c3 = Arrays.copyOfRange(raw, 65, 97);
        byte[] c2 = Arrays.copyOfRange(raw, 97, raw.length);
        int at = der.length - 4 - c3.length - c2.length;
        System.arraycopy(new byte[] {4, (byte) c2.length}, 0, der, at, 2);
        System.arraycopy(c2, 0, der, at + 2, c2.length);
        System.arraycopy(new byte[] {4, 32}, 0, der, at + 2 + c2.length, 2);
        System.arraycopy(c3, 0, der, at + 4 + c2.length, 32);
        return der;
    }

    private Parcel parcel() {
        byte[] salted = Rewriting.join(Ward.random(16), PAYLOAD);
        byte[] key = Ward.random(16);
        byte[] iv = Ward.random(12);
        String header = url(WrongSample.utf8(header(salted, key, iv)));
        byte[] sealed =
                OtherCipher.encrypt("SM4/GCM/NoPadding", key, iv, salted, aad.apply(header));
        String text = url(sealed);
        String signed = header + "." + signedPart.apply(text, OtherSm2.sm3(sealed));
        byte[] signature =
                signatureForm.apply(OtherSm2.sign(signer, WrongSample.utf8(signed), userId));
        if (padded && signature.length % 3 == 0) {
            return parcel(); // Nothing to pad: sign once more.
        }
        return Parcel.of(
                WrongSample.utf8(
                        "{\"protected\":\"%s\",\"ciphertext\":\"%s\",\"signature\":\"%s\"}"
                                .formatted(
                                        header,
                                        text,
                                        padded ? paddedUrl(signature) : url(signature))));
    }

    private static String paddedUrl(byte[] bytes) {
        String text = url(bytes);
        return text + "=".repeat((4 - text.length() % 4) % 4);
    }

    private String header(byte[] salted, byte[] key, byte[] iv) {
        byte[] wrapped = Sm2.encrypt(ward.hubKey(recipient), key, Ward.RANDOM);
        return ("{\"v\":1,\"suite\":\"sm2-sm3-sm4gcm\",\"from\":\"police-12123-sim\",\"to\":\"%s\","
                        + "\"msgId\":\"m-1\",\"iat\":%s,\"skid\":\"%s\",\"ekid\":\"%s\","
                        + "\"cty\":\"application/json\",\"ptd\":\"%s\",\"ek\":\"%s\",\"iv\":\"%s\"}")
                .formatted(
                        to,
                        iatAsText ? "\"" + iat + "\"" : Long.toString(iat),
                        skid,
                        KeyPairs.keyId(ward.hubKey(recipient)),
                        url(OtherSm2.sm3(digested.apply(salted))),
                        url(keyForm.apply(wrapped)),
                        url(iv));
    }
}
