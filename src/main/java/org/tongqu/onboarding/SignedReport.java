package org.tongqu.onboarding;

import org.tongqu.sealing.DocumentSignatures;
import org.tongqu.sealing.DocumentSignatures.Signature;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A report whose last line is the hub's signature over all bytes before it.
 *
 * <p>JSON stays JSON (the signature is its last member), HTML stays HTML (it is a comment).
 */
public final class SignedReport {
    private static final String JSON =
            "{\"algorithm\":\"%s\",\"keyId\":\"%s\",\"value\":\"%s\"}}\n";
    private static final String HTML = "<!-- tongqu-signature %s %s %s -->\n";
    private static final String PARTS = "([A-Z0-9-]+)%s([A-Za-z0-9_-]+)%s([A-Za-z0-9+/=]+)";
    private static final Pattern SIGNED =
            Pattern.compile(
                    "(?s)(.*\n)(?:"
                            + Pattern.quote("{\"algorithm\":\"")
                            + PARTS.formatted("\",\"keyId\":\"", "\",\"value\":\"")
                            + Pattern.quote("\"}}\n")
                            + "|"
                            + Pattern.quote("<!-- tongqu-signature ")
                            + PARTS.formatted(" ", " ")
                            + Pattern.quote(" -->\n")
                            + ")");
    private static final int GROUPS = 3;

    private SignedReport() {}

    /**
     * Signs a JSON object.
     *
     * @param json text of an object, without the brace at its end
     */
    public static String json(String json, DocumentSignatures signatures) {
        return signed(json + ",\n\"signature\":\n", JSON, signatures);
    }

    /** Signs a page. */
    public static String html(String html, DocumentSignatures signatures) {
        return signed(html.stripTrailing() + "\n", HTML, signatures);
    }

    private static String signed(String text, String form, DocumentSignatures signatures) {
        Signature signature = signatures.sign(text.getBytes(StandardCharsets.UTF_8));
        return text
                + form.formatted(
                        signature.algorithm(),
                        signature.keyId(),
                        Base64.getEncoder().encodeToString(signature.value()));
    }

    /**
     * The key that signed a report, if the hub of that certificate did and no byte was changed.
     *
     * @throws org.tongqu.failure.TongquException KEY_UNAVAILABLE when the certificate is unreadable
     */
    public static Optional<String> verified(String report, Path hubCertificate) {
        Matcher matcher = SIGNED.matcher(report);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = matcher.group(2) == null ? 2 + GROUPS : 2;
        byte[] value = decoded(matcher.group(first + 2));
        Signature signature = new Signature(matcher.group(first), matcher.group(first + 1), value);
        byte[] document = matcher.group(1).getBytes(StandardCharsets.UTF_8);
        return DocumentSignatures.holds(hubCertificate, document, signature)
                ? Optional.of(signature.keyId())
                : Optional.empty();
    }

    /** Nothing, unless it is written in the one form that was signed. */
    private static byte[] decoded(String base64) {
        try {
            byte[] value = Base64.getDecoder().decode(base64);
            return Base64.getEncoder().encodeToString(value).equals(base64) ? value : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
