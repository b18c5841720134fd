package org.tongqu.sandbox.ygbx;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Symmetric;
import org.tongqu.sandbox.enrolment.Enrolment.YgbxKeys;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The sign over all fields, and the fields that are encrypted. LEGACY: it proves next to nothing.
 */
final class YgbxSign {
    static final String SIGN = "cSign";

    private final YgbxKeys keys;

    YgbxSign(YgbxKeys keys) {
        this.keys = keys;
    }

    /** Whether the form carries the sign of its other fields. */
    boolean isOn(YgbxForm form) {
        Map<String, String> others = new TreeMap<>(form.fields());
        String given = others.remove(SIGN);
        return given != null && given.equals(sign(others, keys.signKey(), YgbxForm.GBK));
    }

    /** Upper-case MD5 of {@code k=v&…&key=} sorted by name. */
    static String sign(Map<String, String> fields, String key, Charset charset) {
        String signed =
                new TreeMap<>(fields)
                                .entrySet().stream()
                                        .map(field -> field.getKey() + "=" + field.getValue())
                                        .collect(Collectors.joining("&"))
                        + "&key="
                        + key;
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(signed.getBytes(charset));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new SandboxException("no MD5", e);
        }
    }

    /** The plain text of an encrypted field. */
    String open(String sealed) {
        try {
            byte[] secret = Base64.getDecoder().decode(sealed.getBytes(StandardCharsets.US_ASCII));
            return new String(Symmetric.aesEcbDecrypt(keys.aesKey(), secret), YgbxForm.GBK);
        } catch (IllegalArgumentException e) {
            throw new SandboxException("not Base64", e);
        }
    }
}
