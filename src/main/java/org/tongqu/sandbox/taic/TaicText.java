package org.tongqu.sandbox.taic;

import org.tongqu.sandbox.SandboxException;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code key=value^key=value^} in GBK. */
final class TaicText {

    private static final Charset GBK = Charset.forName("GBK");

    private final Map<String, String> pairs = new LinkedHashMap<>();

    /** Adds a pair. */
    TaicText with(String key, String value) {
        if (pairs.put(key, value) != null) {
            throw new SandboxException("twice: " + key);
        }
        return this;
    }

    /** Reads strictly: every pair ended, no key twice, every byte GBK. */
    static TaicText parse(byte[] bytes) {
        TaicText text = new TaicText();
        String rest = decoded(bytes);
        while (!rest.isEmpty()) {
            int end = rest.indexOf('^');
            int middle = rest.indexOf('=');
            if (end < 0 || middle < 1 || middle > end) {
                throw new SandboxException("not pairs");
            }
            text.with(rest.substring(0, middle), rest.substring(middle + 1, end));
            rest = rest.substring(end + 1);
        }
        return text;
    }

    private static String decoded(byte[] bytes) {
        try {
            return GBK.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new SandboxException("not GBK");
        }
    }

    /** A value that must be there. */
    String required(String key) {
        String value = pairs.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw new SandboxException("no " + key);
        }
        return value;
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        pairs.forEach((key, value) -> text.append(key).append('=').append(value).append('^'));
        try {
            ByteBuffer encoded = GBK.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new SandboxException("not to be written in GBK");
        }
    }
}
