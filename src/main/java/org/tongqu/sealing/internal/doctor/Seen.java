package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.internal.primitive.CipherAlgorithm;
import org.tongqu.sealing.internal.suite.Workbench;

import java.util.Optional;

/** What can be said of a message where nothing explains it: where it stops, and how it looks. */
final class Seen {
    private Seen() {}

    static Deviation at(Search.Stop stop) {
        Stage stage = stop.stage();
        Situation now = stop.situation();
        return switch (stage.kind()) {
            case "read-attribute" -> stage.deviation(Hypothesis.SEEN_MISSING, stage.text("name"));
            case "read-companion" -> stage.deviation(Hypothesis.SEEN_MISSING, stage.text("suffix"));
            case "decode" -> decoding(stage, now);
            case "decrypt" -> decrypting(stage, now);
            case "split" -> stage.deviation(Hypothesis.SEEN_TRUNCATED, size(now));
            case "read-json" -> json(stage, now);
            case "take-envelope" -> der(stage, now);
            case "verify", "check-mac", "check-digest" -> checking(stage, now);
            default -> stage.deviation(Hypothesis.SEEN_MALFORMED, size(now));
        };
    }

    private static Deviation decoding(Stage stage, Situation now) {
        int length = Texts.ascii(now.bench().get(stage.text("from"))).strip().length();
        boolean cut = stage.text("as").equals("HEX") ? length % 2 != 0 : length % 4 == 1;
        return stage.deviation(
                cut ? Hypothesis.SEEN_TRUNCATED : Hypothesis.SEEN_MALFORMED,
                stage.text("from") + ": " + length + " chars");
    }

    private static Deviation decrypting(Stage stage, Situation now) {
        CipherAlgorithm cipher =
                stage.choice("cipher", CipherAlgorithm.class, CipherAlgorithm.SM4_CBC);
        int length = now.bench().get(stage.text("from", Workbench.BODY)).length;
        boolean cut = !cipher.isAuthenticated() && (length == 0 || length % 8 != 0);
        boolean block = !cipher.isAuthenticated() && length % 16 != 0 && cipher.ivBytes() != 8;
        return stage.deviation(
                cut || block ? Hypothesis.SEEN_TRUNCATED : Hypothesis.SEEN_MALFORMED,
                length + " bytes");
    }

    private static Deviation json(Stage stage, Situation now) {
        String text =
                new String(
                                now.bench().get(stage.text("from", Workbench.BODY)),
                                java.nio.charset.StandardCharsets.ISO_8859_1)
                        .strip();
        if (!text.startsWith("{")) {
            return stage.deviation(Hypothesis.SEEN_MALFORMED, "不是 JSON 对象 not a JSON object");
        }
        Optional<String> absent =
                stage.fields().path("members").properties().stream()
                        .map(java.util.Map.Entry::getKey)
                        .filter(name -> !text.contains("\"" + name + "\""))
                        .findFirst();
        boolean whole = text.endsWith("}");
        return whole
                ? absent.map(name -> stage.deviation(Hypothesis.SEEN_MISSING, name))
                        .orElseGet(() -> stage.deviation(Hypothesis.SEEN_MALFORMED, "JSON"))
                : stage.deviation(Hypothesis.SEEN_TRUNCATED, "JSON 没有结束 does not end");
    }

    /** A DER sequence says in its first bytes how long it should be. */
    private static Deviation der(Stage stage, Situation now) {
        byte[] der = now.bench().get(stage.text("from"));
        boolean longForm = der.length > 4 && der[0] == 0x30 && (der[1] & 0xff) == 0x82;
        int wanted = longForm ? 4 + (((der[2] & 0xff) << 8) | (der[3] & 0xff)) : 0;
        return wanted > der.length
                ? stage.deviation(Hypothesis.SEEN_TRUNCATED, der.length + " < " + wanted + " bytes")
                : stage.deviation(Hypothesis.SEEN_MALFORMED, der.length + " bytes");
    }

    private static Deviation checking(Stage stage, Situation now) {
        byte[] body = now.bench().get(Workbench.BODY);
        return stage.deviation(
                Texts.isReadable(body)
                        ? Hypothesis.SEEN_CONTENT_CHANGED
                        : Hypothesis.SEEN_MALFORMED,
                size(now));
    }

    private static String size(Situation now) {
        return now.bench().get(Workbench.BODY).length + " bytes";
    }
}
