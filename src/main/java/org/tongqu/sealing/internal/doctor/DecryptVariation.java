package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.internal.primitive.CipherAlgorithm;
import org.tongqu.sealing.internal.suite.Workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** IV, key, padding, mode, algorithm, tag and additional data of a ciphertext. */
final class DecryptVariation implements Variation {
    private static final byte[] NONE = new byte[0];

    @Override
    public Set<Hypothesis> tries(Stage stage) {
        return switch (stage.kind()) {
            case "decrypt" ->
                    Set.of(
                            Hypothesis.IV_ZERO,
                            Hypothesis.IV_IS_KEY,
                            Hypothesis.IV_PREPENDED,
                            Hypothesis.IV_AS_TEXT,
                            Hypothesis.PADDING,
                            Hypothesis.CIPHER_MODE,
                            Hypothesis.CIPHER_OTHER,
                            Hypothesis.SECRET_AS_TEXT,
                            Hypothesis.SECRET_OTHER,
                            Hypothesis.CIPHERTEXT_AS_TEXT,
                            Hypothesis.TAG_IN_FRONT,
                            Hypothesis.TAG_SEPARATE,
                            Hypothesis.TAG_MISSING,
                            Hypothesis.AAD_DIFFERS);
            default -> Set.of();
        };
    }

    @Override
    public Stream<Turn> turns(Stage stage, Situation now, Known known, int left) {
        if (!stage.is("decrypt") || left == 0) {
            return Stream.empty();
        }
        CipherAlgorithm agreed =
                stage.choice("cipher", CipherAlgorithm.class, CipherAlgorithm.SM4_CBC);
        byte[] data = now.bench().get(stage.text("from", Workbench.BODY));
        byte[] aad = slot(stage, now, "aad");
        CipherAttempt base =
                CipherAttempt.of(agreed, slot(stage, now, "key"), slot(stage, now, "iv"), aad);
        Tries tries = new Tries(stage, new ArrayList<>());
        ivs(tries, base, data, agreed);
        if (agreed.isAuthenticated()) {
            new TagTries(stage, now).add(tries, base, data);
        } else {
            paddings(tries, base, data);
        }
        others(tries, base, data);
        if (!Arrays.equals(now.bench().incoming().body(), data)) {
            encoded(tries, base, data); // The whole message as text is another hypothesis.
        }
        keys(tries, base, data, known);
        return tries.all().stream().flatMap(aTry -> turn(stage, aTry).stream());
    }

    /** One way to decrypt. */
    record Try(Deviation deviation, CipherAttempt attempt, byte[] data, boolean zeroPadded) {}

    /** Ways in the making. */
    record Tries(Stage stage, List<Try> all) {
        void add(Hypothesis hypothesis, String detail, CipherAttempt attempt, byte[] data) {
            all.add(new Try(stage.deviation(hypothesis, detail), attempt, data, false));
        }

        void addZeroPadded(String detail, CipherAttempt attempt, byte[] data) {
            all.add(new Try(stage.deviation(Hypothesis.PADDING, detail), attempt, data, true));
        }
    }

    private static byte[] slot(Stage stage, Situation now, String field) {
        String name = stage.text(field);
        return name.isEmpty() ? NONE : now.bench().get(name);
    }

    private static void ivs(Tries tries, CipherAttempt base, byte[] data, CipherAlgorithm agreed) {
        int size = agreed.ivBytes();
        if (size == 0) {
            return;
        }
        byte[] key = base.key();
        tries.add(Hypothesis.IV_ZERO, "", base.with(key, new byte[size]), data);
        if (key.length >= size) {
            tries.add(Hypothesis.IV_IS_KEY, "", base.with(key, Arrays.copyOf(key, size)), data);
        }
        if (data.length > size) {
            byte[] rest = Arrays.copyOfRange(data, size, data.length);
            byte[] front = Arrays.copyOf(data, size);
            tries.add(Hypothesis.IV_PREPENDED, size + " bytes", base.with(key, front), rest);
        }
        byte[] text = Texts.bytes(Texts.toHex(base.iv()));
        for (byte[] iv : List.of(base.iv(), text, Texts.bytes(Texts.toBase64(base.iv())))) {
            if (iv.length != size && iv.length > 0) {
                byte[] cut = base.isAuthenticated() ? iv : Arrays.copyOf(iv, size);
                tries.add(Hypothesis.IV_AS_TEXT, iv.length + " bytes", base.with(key, cut), data);
            }
        }
    }

    private static void paddings(Tries tries, CipherAttempt base, byte[] data) {
        for (String padding : List.of("ISO7816-4Padding", "X9.23Padding", "ISO10126-2Padding")) {
            tries.add(Hypothesis.PADDING, padding, base.padded(padding), data);
        }
        tries.add(Hypothesis.PADDING, "NoPadding", base.padded("NoPadding"), data);
        tries.addZeroPadded("ZeroPadding", base.padded("NoPadding"), data);
    }

    private static void others(Tries tries, CipherAttempt base, byte[] data) {
        for (String mode : List.of("ECB", "CBC", "CTR", "CFB", "OFB")) {
            boolean stream = List.of("CTR", "CFB", "OFB").contains(mode);
            if (!mode.equals(base.mode()) && !base.isAuthenticated()) {
                String padding = stream ? "NoPadding" : "PKCS7Padding";
                tries.add(Hypothesis.CIPHER_MODE, mode, base.inMode(mode, padding), data);
            }
        }
        for (String engine : List.of("SM4", "AES")) {
            if (!engine.equals(base.engine())) {
                tries.add(Hypothesis.CIPHER_OTHER, engine, base.by(engine, base.key()), data);
            }
        }
        if (base.key().length > 16) {
            byte[] half = Arrays.copyOf(base.key(), 16);
            tries.add(Hypothesis.CIPHER_OTHER, "AES-128", base.by("AES", half), data);
            tries.add(Hypothesis.CIPHER_OTHER, "SM4, 16 bytes", base.by("SM4", half), data);
        }
    }

    private static void encoded(Tries tries, CipherAttempt base, byte[] data) {
        String text = Texts.ascii(data).strip();
        Texts.hex(text)
                .or(() -> Texts.base64(text))
                .ifPresent(b -> tries.add(Hypothesis.CIPHERTEXT_AS_TEXT, "", base, b));
    }

    private static void keys(Tries tries, CipherAttempt base, byte[] data, Known known) {
        for (Keys.Guess guess : Keys.instead(tries.stage(), base.key(), known)) {
            tries.all()
                    .add(
                            new Try(
                                    guess.deviation(),
                                    base.with(guess.key(), base.iv()),
                                    data,
                                    false));
        }
    }

    private static Optional<Turn> turn(Stage stage, Try aTry) {
        String to = stage.text("to", Workbench.BODY);
        return aTry.attempt()
                .decrypt(aTry.data())
                .map(plain -> aTry.zeroPadded() ? withoutZeros(plain) : plain)
                .filter(plain -> aTry.attempt().isAuthenticated() || Texts.isReadable(plain))
                .map(plain -> Turn.of(aTry.deviation(), bench -> bench.put(to, plain)));
    }

    private static byte[] withoutZeros(byte[] padded) {
        int length = padded.length;
        while (length > 0 && padded[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(padded, length);
    }
}
