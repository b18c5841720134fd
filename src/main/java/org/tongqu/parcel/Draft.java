package org.tongqu.parcel;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** A message in the partner's shape and charset, not yet sealed. Holds personal data in clear. */
public sealed interface Draft {

    /** The draft as it would be sent if nothing were sealed. */
    byte[] bytes();

    /** Content type of these bytes. */
    String contentType();

    /** A body of bytes; attributes are cleartext routing values such as an operation name. */
    record Body(byte[] bytes, String contentType, Map<String, String> attributes) implements Draft {
        public Body {
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * Ordered named text fields, for partners whose suite signs or encrypts single fields. Names
     * hold no separator; every value can be encoded in the charset.
     */
    record Fields(LinkedHashMap<String, String> values, String charset) implements Draft {
        private static final String NAME = "[A-Za-z][A-Za-z0-9_.-]*";

        /** Keeps a copy. */
        public Fields {
            values = new LinkedHashMap<>(values);
            Charset encoding = Charset.forName(charset);
            values.forEach((name, value) -> require(name, value, encoding));
        }

        private static void require(String name, String value, Charset encoding) {
            if (!name.matches(NAME) || !encoding.newEncoder().canEncode(value)) {
                throw new IllegalArgumentException("the field cannot be written: " + name);
            }
        }

        @Override
        public String contentType() {
            return "application/x-www-form-urlencoded";
        }

        /** The fields in their order as {@code application/x-www-form-urlencoded}. */
        @Override
        public byte[] bytes() {
            StringJoiner form = new StringJoiner("&");
            Charset encoding = Charset.forName(charset);
            values.forEach(
                    (name, value) -> form.add(name + "=" + URLEncoder.encode(value, encoding)));
            return form.toString().getBytes(StandardCharsets.US_ASCII);
        }
    }
}
