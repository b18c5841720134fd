package org.tongqu.parcel;

import java.util.LinkedHashMap;
import java.util.Map;

/** A message in the partner's shape and charset, not yet sealed. Holds personal data in clear. */
public sealed interface Draft {

    /** A body of bytes; attributes are cleartext routing values such as an operation name. */
    record Body(byte[] bytes, String contentType, Map<String, String> attributes) implements Draft {
        public Body {
            attributes = Map.copyOf(attributes);
        }
    }

    /** Ordered named text fields, for partners whose suite signs or encrypts single fields. */
    record Fields(LinkedHashMap<String, String> values, String charset) implements Draft {}
}
