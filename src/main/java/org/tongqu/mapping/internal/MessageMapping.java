package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.Translation;
import org.tongqu.parcel.Draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one message of a partner is translated; which parts are there depends on its use.
 *
 * @param place {@code folder/message}, for errors
 * @param loopDepth how deep the transformation's loops lie within each other
 */
record MessageMapping(
        String place,
        Use use,
        Optional<Expression> transformation,
        int loopDepth,
        Optional<OutFormat> out,
        Optional<InFormat> in,
        Optional<FixedFile> file,
        String contentType,
        Map<String, String> attributes) {

    /** What a message is for. */
    enum Use {
        TRANSLATE,
        ASK,
        JOIN,
        READ,
        REPLY,
        VERSION
    }

    /** What the transformation makes of a tree; it never reports a value, only the place. */
    JsonNode transform(JsonNode input) {
        Expression expression = transformation.orElseThrow(() -> unfit("has no transformation"));
        try {
            return expression.apply(input);
        } catch (JsltException | ClassCastException | ArithmeticException e) {
            throw failed(e);
        }
    }

    /** The output in the partner's format. */
    Draft draft(JsonNode output) {
        return out.orElseThrow(() -> unfit("is not written"))
                .draft(output, contentType, attributes);
    }

    /** A tree of the partner's bytes. */
    JsonNode read(byte[] payload) {
        return in.orElseThrow(() -> unfit("is not read")).read(payload);
    }

    /** The same, where the use is as asked. */
    MessageMapping as(Use asked) {
        if (use != asked) {
            throw unfit("is for " + use + ", not for " + asked);
        }
        return this;
    }

    /** On the way in it is the partner's bytes that the transformation could not digest. */
    private TongquException failed(RuntimeException cause) {
        String detail = "the transformation failed: " + cause.getClass().getSimpleName();
        return use == Use.READ || use == Use.REPLY || use == Use.VERSION
                ? new TongquException(ErrorCode.INVALID_VALUE, place + ": " + detail)
                : unfit(detail);
    }

    /** Where the fields of a fixed-width record or file lie; nothing for other formats. */
    List<Translation.Span> spans(byte[] bytes) {
        if (file.isPresent()) {
            return file.get().spans(bytes.length);
        }
        return out.orElse(null) instanceof FixedRecord record ? record.spans(0) : List.of();
    }

    /** The failure of this mapping. */
    TongquException unfit(String detail) {
        return new TongquException(ErrorCode.MAPPING_FAILED, place + ": " + detail);
    }
}
