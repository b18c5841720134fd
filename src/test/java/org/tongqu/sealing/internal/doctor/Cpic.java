package org.tongqu.sealing.internal.doctor;

import org.tongqu.parcel.Parcel;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What CPIC-SIM sends, right unless a test turns something. */
final class Cpic {
    byte[] plain =
            WrongSample.utf8("{\"name\":\"" + WrongSample.PERSON + "\",\"state\":\"SURVEY\"}");
    byte[] aes = Ward.AES;
    byte[] hmac = Ward.HMAC;
    String algorithm = "HmacSHA256";
    byte[] iv = Ward.random(12);
    byte[] usedIv = iv;
    byte[] associated = new byte[0];
    UnaryOperator<byte[]> sealed = bytes -> bytes;
    String further = "";
    long time = Ward.NOW.toEpochMilli();
    boolean seconds;
    String separator = "\n";
    boolean swapped;
    UnaryOperator<byte[]> macOver = body -> body;
    UnaryOperator<byte[]> sent = body -> body;
    Function<byte[], String> macText = WrongSample::base64;

    private Cpic() {}

    static Function<Ward, Parcel> with(Consumer<Cpic> turned) {
        return ward -> {
            Cpic cpic = new Cpic();
            turned.accept(cpic);
            return cpic.parcel();
        };
    }

    byte[] sealedBytes() {
        return sealed.apply(
                OtherCipher.encrypt("AES/GCM/NoPadding", aes, usedIv, plain, associated));
    }

    private Parcel parcel() {
        String json =
                "{\"key_id\":\"cpic-2026-1\",\"iv\":\"%s\",\"data\":\"%s\"%s}"
                        .formatted(
                                WrongSample.base64(iv), WrongSample.base64(sealedBytes()), further);
        byte[] body = WrongSample.utf8(json);
        String nonce = "00112233445566778899aabbccddeeff";
        String ts = Long.toString(seconds ? time / 1000 : time);
        String front = swapped ? nonce + separator + ts : ts + separator + nonce;
        byte[] over = Rewriting.join(WrongSample.utf8(front + separator), macOver.apply(body));
        String mac = macText.apply(OtherCipher.mac(algorithm, hmac, over));
        return new Parcel(
                sent.apply(body),
                Map.of("key_id", "cpic-2026-1", "nonce", nonce, "ts", ts, "sig", mac),
                List.of());
    }
}
