package org.tongqu.sealing.internal.doctor;

import org.tongqu.parcel.Parcel;
import org.tongqu.sandbox.crypto.Sm2;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What PICC-SIM sends, right unless a test turns something. */
final class Picc {
    final Ward ward;
    byte[] plain = WrongSample.XML;
    UnaryOperator<byte[]> over = bytes -> bytes;
    Function<byte[], byte[]> signs;
    PrivateKey signer;
    PublicKey recipient;
    UnaryOperator<byte[]> wrappedContent = key -> key;
    UnaryOperator<byte[]> wrappedForm = raw -> raw;
    UnaryOperator<byte[]> signatureForm = der -> der;
    String cipher = "SM4/CBC/PKCS7Padding";
    byte[] key = Ward.random(16);
    byte[] iv = Ward.random(16);
    byte[] usedIv = iv;
    UnaryOperator<byte[]> body = bytes -> bytes;
    Function<byte[], String> keyText = WrongSample::base64;
    Function<byte[], String> ivText = WrongSample::base64;
    Function<byte[], String> signText = WrongSample::base64;
    String signName = "X-Sign";

    private Picc(Ward ward) {
        this.ward = ward;
        this.signer = ward.signing("picc-sim").getPrivate();
        this.signs = message -> Sm2.sign(signer, message, Ward.RANDOM);
        this.recipient = ward.hubKey("sm2-encrypt");
    }

    static Function<Ward, Parcel> with(Consumer<Picc> turned) {
        return ward -> {
            Picc picc = new Picc(ward);
            turned.accept(picc);
            return picc.parcel();
        };
    }

    Picc userId(String id) {
        signs = message -> OtherSm2.sign(signer, message, id);
        return this;
    }

    private Parcel parcel() {
        byte[] wrapped = Sm2.encrypt(recipient, wrappedContent.apply(key), Ward.RANDOM);
        byte[] signature = signs.apply(over.apply(plain));
        return new Parcel(
                body.apply(OtherCipher.encrypt(cipher, key, usedIv, plain)),
                Map.of(
                        "X-Key",
                        keyText.apply(wrappedForm.apply(wrapped)),
                        "X-IV",
                        ivText.apply(iv),
                        signName,
                        signText.apply(signatureForm.apply(signature))),
                List.of());
    }
}
