package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.internal.primitive.DigestAlgorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What may have been used as a key instead of the one agreed. */
final class Keys {
    private Keys() {}

    /** A key, and what is wrong if it was used. */
    record Guess(Deviation deviation, byte[] key) {}

    /** The secrets at hand, read in each way that developers read them. */
    static List<Guess> instead(Stage stage, byte[] agreed, Known known) {
        List<Guess> guesses = new ArrayList<>();
        addText(guesses, stage, Texts.bytes(Texts.toHex(agreed)), "");
        for (Known.Secret secret : known.secrets()) {
            String text = Texts.ascii(secret.content()).strip();
            byte[] decoded = Texts.hex(text).orElse(secret.content());
            add(guesses, stage, Hypothesis.SECRET_OTHER, secret.whose(), decoded, agreed);
            if (secret.senders()) {
                addText(guesses, stage, secret.content(), secret.whose());
                add(guesses, stage, text(), secret.whose() + " MD5", md5(secret), agreed);
                add(guesses, stage, text(), secret.whose() + " SHA-256", sha(secret), agreed);
            }
        }
        return guesses;
    }

    private static Hypothesis text() {
        return Hypothesis.SECRET_AS_TEXT;
    }

    private static byte[] md5(Known.Secret secret) {
        return DigestAlgorithm.MD5.of(secret.content());
    }

    private static byte[] sha(Known.Secret secret) {
        return DigestAlgorithm.SHA_256.of(secret.content());
    }

    private static void add(
            List<Guess> guesses,
            Stage stage,
            Hypothesis hypothesis,
            String detail,
            byte[] key,
            byte[] agreed) {
        if (!Arrays.equals(key, agreed)) {
            guesses.add(new Guess(stage.deviation(hypothesis, detail), key));
        }
    }

    private static void addText(List<Guess> guesses, Stage stage, byte[] text, String whose) {
        guesses.add(new Guess(stage.deviation(text(), whose + " UTF-8"), text));
        for (int length : new int[] {16, 32}) {
            if (text.length > length) {
                guesses.add(
                        new Guess(
                                stage.deviation(text(), whose + " UTF-8, " + length + " bytes"),
                                Arrays.copyOf(text, length)));
            }
        }
    }
}
