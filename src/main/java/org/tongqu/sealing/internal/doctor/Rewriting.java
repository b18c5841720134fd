package org.tongqu.sealing.internal.doctor;

import static org.tongqu.sealing.internal.doctor.Texts.toBase64;
import static org.tongqu.sealing.internal.doctor.Texts.toHex;

import org.tongqu.sealing.internal.primitive.DigestAlgorithm;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Ways in which the bytes that were signed may differ from those that should have been. */
record Rewriting(Hypothesis hypothesis, String detail, Function<byte[], Stream<byte[]>> how) {
    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** All of them, the likeliest first. */
    static final List<Rewriting> ALL = all();

    private static List<Rewriting> all() {
        List<Rewriting> all = new ArrayList<>();
        all.add(text(Hypothesis.OVER_TRAILING, "+ LF", text -> text + "\n"));
        all.add(text(Hypothesis.OVER_TRAILING, "+ CRLF", text -> text + "\r\n"));
        all.add(text(Hypothesis.OVER_TRAILING, "- trailing spaces", String::stripTrailing));
        all.add(text(Hypothesis.OVER_TRAILING, "trim()", String::strip));
        all.add(text(Hypothesis.OVER_LINE_ENDS, "LF", text -> text.replace("\r\n", "\n")));
        all.add(text(Hypothesis.OVER_LINE_ENDS, "CRLF", Rewriting::windows));
        all.add(one(Hypothesis.OVER_BOM, "+ BOM", bytes -> join(BOM, bytes)));
        all.add(one(Hypothesis.OVER_BOM, "- BOM", Rewriting::withoutBom));
        all.add(text(Hypothesis.OVER_XML_DECLARATION, "<?xml …?>", Rewriting::undeclared));
        all.add(one(Hypothesis.OVER_TEXT, "Base64", b -> Texts.bytes(toBase64(b))));
        all.add(one(Hypothesis.OVER_TEXT, "hex", b -> Texts.bytes(toHex(b))));
        all.add(one(Hypothesis.OVER_TEXT, "HEX", b -> Texts.bytes(upper(toHex(b)))));
        addDigests(all);
        addCharsets(all);
        all.add(new Rewriting(Hypothesis.OVER_JSON, "JSON", JsonStyles::of));
        return List.copyOf(all);
    }

    private static void addDigests(List<Rewriting> all) {
        for (DigestAlgorithm digest :
                List.of(DigestAlgorithm.SM3, DigestAlgorithm.SHA_256, DigestAlgorithm.MD5)) {
            UnaryOperator<byte[]> of = digest::of;
            all.add(one(Hypothesis.OVER_DIGEST, digest.name(), of));
            all.add(
                    one(
                            Hypothesis.OVER_DIGEST,
                            digest + " hex",
                            b -> Texts.bytes(toHex(of.apply(b)))));
            all.add(
                    one(
                            Hypothesis.OVER_DIGEST,
                            digest + " HEX",
                            b -> Texts.bytes(upper(toHex(of.apply(b))))));
            all.add(
                    one(
                            Hypothesis.OVER_DIGEST,
                            digest + " Base64",
                            b -> Texts.bytes(toBase64(of.apply(b)))));
        }
    }

    private static void addCharsets(List<Rewriting> all) {
        for (Charset chinese : List.of(Texts.GBK, Texts.GB18030)) {
            all.add(charset(StandardCharsets.UTF_8, chinese));
            all.add(charset(chinese, StandardCharsets.UTF_8));
        }
    }

    private static Rewriting charset(Charset sent, Charset signed) {
        return new Rewriting(
                Hypothesis.OVER_CHARSET,
                signed.name(),
                bytes -> Texts.strictly(bytes, sent).map(text -> text.getBytes(signed)).stream());
    }

    private static Rewriting one(Hypothesis hypothesis, String detail, UnaryOperator<byte[]> how) {
        return new Rewriting(hypothesis, detail, bytes -> Stream.of(how.apply(bytes)));
    }

    /** Only where every byte stands for itself may text be changed as Latin-1. */
    private static Rewriting text(Hypothesis hypothesis, String detail, UnaryOperator<String> how) {
        return one(
                hypothesis,
                detail,
                bytes ->
                        how.apply(new String(bytes, StandardCharsets.ISO_8859_1))
                                .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What differs from the original. */
    Stream<byte[]> of(byte[] original) {
        return how.apply(original).filter(bytes -> !Arrays.equals(bytes, original));
    }

    static byte[] withoutBom(byte[] bytes) {
        boolean has = bytes.length >= 3 && Arrays.equals(Arrays.copyOf(bytes, 3), BOM);
        return has ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    private static String windows(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n");
    }

    private static String undeclared(String text) {
        int end = text.startsWith("<?xml") ? text.indexOf("?>") : -1;
        return end < 0 ? text : text.substring(end + 2).stripLeading();
    }

    private static String upper(String hex) {
        return hex.toUpperCase(Locale.ROOT);
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
