package org.tongqu.sandbox.ygbx;

import org.tongqu.sandbox.SandboxException;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A form in GBK: each name once. */
record YgbxForm(Map<String, String> fields) {
    static final Charset GBK = Charset.forName("GBK");

    private static final String REPLACEMENT = "\uFFFD";

    static YgbxForm parse(byte[] body) {
        Map<String, String> fields = new TreeMap<>();
        for (String pair : new String(body, StandardCharsets.US_ASCII).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1 || fields.put(text(pair, 0, equals), text(pair, equals + 1)) != null) {
                throw new SandboxException("not a form with each name once");
            }
        }
        return new YgbxForm(Collections.unmodifiableMap(fields));
    }

    private static String text(String pair, int from) {
        return text(pair, from, pair.length());
    }

    private static String text(String pair, int from, int to) {
        try {
            String text = URLDecoder.decode(pair.substring(from, to), GBK);
            if (text.contains(REPLACEMENT)) {
                throw new SandboxException("not GBK");
            }
            return text;
        } catch (IllegalArgumentException e) {
            throw new SandboxException("not percent-encoded", e);
        }
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isBlank());
    }

    /** The text of a field; a blank one is as bad as none. */
    String required(String name) {
        return find(name).orElseThrow(() -> new SandboxException("no " + name));
    }
}
