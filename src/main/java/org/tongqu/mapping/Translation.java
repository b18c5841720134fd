package org.tongqu.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.disclosure.DisclosedView;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.internal.JsltTranslation;
import org.tongqu.parcel.Draft;
import org.tongqu.partner.Partner;
import org.tongqu.partner.TongquPaths;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Translates between the canonical model and a partner's shape, codes and charset. */
public interface Translation {

    /**
     * The mappings of a checkout, without starting anything; for {@code tongqu partner preview}.
     *
     * @throws TongquException CONFIG_INVALID, naming file, line and field
     */
    static Translation read(TongquPaths paths, Clock clock) {
        return JsltTranslation.read(paths.home().resolve("mappings"), clock);
    }

    /**
     * A view, in the partner's shape.
     *
     * @param message name in the partner's {@code mapping.yaml}, e.g. {@code accident-out}
     * @param references this delivery's idempotency forms and partner's own numbers
     * @throws TongquException NOT_ENCODABLE, VALUE_TOO_LONG, CODE_HELD, MAPPING_FAILED
     */
    Draft translate(
            Partner partner, String message, DisclosedView view, Map<String, String> references);

    /** A question to a partner that holds references only, e.g. {@code progress-question}. */
    Draft ask(Partner partner, String message, Map<String, String> references);

    /**
     * Joins records of one batch partner into one file with header, as its {@code layout.yaml}
     * says.
     *
     * @param references file sequence, time and the like, for the header
     */
    Draft.Body join(
            Partner partner, String message, List<Draft> records, Map<String, String> references);

    /**
     * Bytes from a partner to canonical statements, each {@code {event?, claim?, pull?, pulled?}}.
     *
     * @throws TongquException PAYLOAD_NOT_JSON, PAYLOAD_NOT_XML, CHARSET_MISMATCH, UNKNOWN_CODE,
     *     FILE_MALFORMED, FILE_TOTAL_MISMATCH, MISSING_FIELD, INVALID_VALUE
     */
    List<ObjectNode> read(Partner partner, String message, byte[] payload);

    /**
     * One row of a list.
     *
     * @param source the row as it was read
     * @param problem why it makes no statements; the other rows stand
     */
    record Row(ObjectNode source, List<ObjectNode> statements, Optional<TongquException> problem) {}

    /**
     * Reads a list row by row: each of {@code .in.rows} is given to the transformation as if it
     * were the only one.
     *
     * @throws TongquException as {@link #read}, when the list as a whole cannot be read
     */
    List<Row> rows(Partner partner, String message, byte[] payload);

    /**
     * The version that a partner's list has reached.
     *
     * @throws TongquException as {@link #read}; PARTNER_UNREADABLE when it names no version
     */
    String version(Partner partner, String message, byte[] payload);

    /**
     * A partner's answer to one delivery.
     *
     * @param accidentNo our number of the case, where the answer repeats it: of another case, it
     *     settles nothing
     */
    record Reply(
            Outcome outcome,
            Optional<String> deliveryRef,
            Optional<String> partnerCode,
            Optional<String> reportNo,
            Optional<String> accidentNo) {

        /** An answer that does not repeat the number of the case. */
        public Reply(
                Outcome outcome,
                Optional<String> deliveryRef,
                Optional<String> partnerCode,
                Optional<String> reportNo) {
            this(outcome, deliveryRef, partnerCode, reportNo, Optional.empty());
        }
    }

    /** What an answer means. */
    enum Outcome {
        ACCEPTED,
        DUPLICATE,
        NOT_INSURED,
        REFUSED,
        RETRY_LATER,
        /** Only as the answer to a question: the partner does not hold the delivery. */
        NOT_RECEIVED,
        UNREADABLE
    }

    /** A field of a fixed-width record: its bytes from an offset on. */
    record Span(String name, int offset, int length) {}

    /** Where the layout's fields lie in bytes of that message; nothing for other formats. */
    List<Span> spans(Partner partner, String message, byte[] bytes);

    /** Whether the partner's mapping has a message of that name. */
    boolean knows(Partner partner, String message);

    /** Reads answers; what cannot be understood is UNREADABLE, never accepted. */
    default List<Reply> replies(Partner partner, String message, byte[] payload) {
        return replies(partner, message, payload, Map.of());
    }

    /**
     * Reads the immediate answer to one delivery.
     *
     * @param references of that delivery; the mapping sees them only where the partner's declared
     *     proof is PLAIN, as then nothing but the connection ties an answer to its delivery
     */
    List<Reply> replies(
            Partner partner, String message, byte[] payload, Map<String, String> references);
}
