package org.tongqu.sealing.internal.doctor;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a content is in the charset that it claims. */
final class Charsets {
    private static final Pattern DECLARATION =
            Pattern.compile("^<\\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']");

    private Charsets() {}

    static Optional<Deviation> differing(byte[] payload) {
        String start = new String(payload, StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(start);
        if (declaration.find()) {
            return charset(declaration.group(1)).flatMap(declared -> otherThan(declared, payload));
        }
        return start.startsWith("{")
                ? otherThan(StandardCharsets.UTF_8, payload)
                : Optional.empty();
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** Chinese in UTF-8 is often GBK by chance, so UTF-8 is looked for first. */
    private static Optional<Deviation> otherThan(Charset declared, byte[] payload) {
        boolean ascii = Texts.strictly(payload, StandardCharsets.US_ASCII).isPresent();
        boolean utf8 = Texts.strictly(payload, StandardCharsets.UTF_8).isPresent();
        boolean claimsUtf8 = declared.equals(StandardCharsets.UTF_8);
        if (ascii || utf8 == claimsUtf8) {
            return Optional.empty();
        }
        String found = utf8 ? "UTF-8" : "GB18030/GBK";
        return Optional.of(
                new Deviation(Hypothesis.CHARSET_DECLARED, "payload", declared + " ← " + found));
    }
}
