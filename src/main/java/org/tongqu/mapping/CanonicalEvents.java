package org.tongqu.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.TongquException;
import org.tongqu.mapping.internal.SchemaCanonicalEvents;
import org.tongqu.partner.TongquPaths;

import java.time.Clock;

/** Parses and validates canonical events by {@code mappings/canonical/}, strictly. */
public interface CanonicalEvents {

    /** The schemas of a checkout, without starting anything. */
    static CanonicalEvents read(TongquPaths paths, Clock clock) {
        return SchemaCanonicalEvents.read(paths.home().resolve("mappings/canonical"), clock);
    }

    /**
     * Parses a CloudEvent: RFC 8259 JSON in UTF-8, no duplicate keys, known members only, data by
     * its schema, check digits, codes.
     *
     * @throws TongquException PAYLOAD_NOT_JSON, DUPLICATE_KEY, CHARSET_MISMATCH,
     *     UNKNOWN_EVENT_TYPE, UNKNOWN_FIELD, MISSING_FIELD, INVALID_VALUE, UNKNOWN_CODE,
     *     CHECK_DIGIT_WRONG, TIME_IN_FUTURE; with the JSON pointer of the field
     */
    ObjectNode parse(byte[] payload);

    /**
     * Validates an event tree that a mapping or the hub made.
     *
     * <p>Works in place: plates are written in their canonical form (the received one stays as
     * {@code plateRaw}), and a vehicle whose VIN fails its check gets {@code vinCheckOk: false}.
     *
     * @throws TongquException as {@link #parse}, but for the codes of the bytes
     */
    void validate(ObjectNode event);
}
