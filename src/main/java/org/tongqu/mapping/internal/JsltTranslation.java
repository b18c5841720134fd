package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.disclosure.DisclosedView;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.Translation;
import org.tongqu.mapping.internal.MessageMapping.Use;
import org.tongqu.parcel.Draft;
import org.tongqu.partner.Partner;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Translates by the JSLT files in {@code mappings/}. Thread-safe. */
public final class JsltTranslation implements Translation {
    private static final int MAX_DRAFT = 1 << 20;
    private static final int MAX_INPUT = 8 << 20;

    private final Mappings mappings;
    private final Statements statements;

    JsltTranslation(Mappings mappings, SchemaCanonicalEvents events) {
        this.mappings = mappings;
        this.statements = new Statements(events);
    }

    /**
     * Reads the folders of a checkout, without starting anything.
     *
     * @throws TongquException CONFIG_INVALID, naming file, line and field
     */
    public static Translation read(Path mappings, Clock clock) {
        return new JsltTranslation(
                new Mappings(mappings),
                new SchemaCanonicalEvents(mappings.resolve(Mappings.CANONICAL), clock));
    }

    @Override
    public Draft translate(
            Partner partner, String message, DisclosedView view, Map<String, String> references) {
        MessageMapping mapping = mappings.message(partner, message).as(Use.TRANSLATE);
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.set("view", view.tree());
        return draft(mapping, input, references);
    }

    @Override
    public Draft ask(Partner partner, String message, Map<String, String> references) {
        MessageMapping mapping = mappings.message(partner, message).as(Use.ASK);
        return draft(mapping, JsonNodeFactory.instance.objectNode(), references);
    }

    @Override
    public Draft.Body join(
            Partner partner, String message, List<Draft> records, Map<String, String> references) {
        MessageMapping mapping = mappings.message(partner, message).as(Use.JOIN);
        FixedFile file = mapping.file().orElseThrow(() -> mapping.unfit("has no file layout"));
        List<byte[]> lines = records.stream().map(draft -> bytes(mapping, draft)).toList();
        FixedFile.Joined joined = file.join(lines, HeaderValues.of(references));
        Map<String, String> attributes = new HashMap<>(mapping.attributes());
        attributes.put("count", Integer.toString(joined.count()));
        attributes.put("sum", joined.sum().toString());
        return new Draft.Body(joined.bytes(), mapping.contentType(), attributes);
    }

    @Override
    public List<ObjectNode> read(Partner partner, String message, byte[] payload) {
        MessageMapping mapping = mappings.message(partner, message).as(Use.READ);
        List<ObjectNode> read = objects(mapping, transformed(mapping, partner, payload));
        read.forEach(statements::require);
        return read;
    }

    @Override
    public List<Reply> replies(Partner partner, String message, byte[] payload) {
        try {
            MessageMapping mapping = mappings.message(partner, message).as(Use.REPLY);
            List<Reply> replies =
                    objects(mapping, transformed(mapping, partner, payload)).stream()
                            .map(JsltTranslation::reply)
                            .toList();
            return replies.isEmpty() ? List.of(unreadable()) : replies;
        } catch (TongquException e) {
            return List.of(unreadable());
        }
    }

    @Override
    public List<Span> spans(Partner partner, String message, byte[] bytes) {
        return mappings.message(partner, message).spans(bytes);
    }

    @Override
    public boolean knows(Partner partner, String message) {
        return mappings.find(partner, message).isPresent();
    }

    private static Draft draft(
            MessageMapping mapping, ObjectNode input, Map<String, String> references) {
        ObjectNode ref = input.putObject("ref");
        references.forEach(ref::put);
        byte[] bytes = mapping.write(mapping.transform(input));
        if (bytes.length > MAX_DRAFT) {
            throw mapping.unfit("made more than 1 MiB");
        }
        return new Draft.Body(bytes, mapping.contentType(), mapping.attributes());
    }

    private static JsonNode transformed(MessageMapping mapping, Partner partner, byte[] payload) {
        if (payload.length > MAX_INPUT) {
            throw new TongquException(ErrorCode.MESSAGE_TOO_LARGE, mapping.place());
        }
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.set("in", mapping.read(payload));
        input.putObject("ref").put("partner", partner.name());
        return mapping.transform(input);
    }

    /** One object, a list of them, or the list in the member {@code statements}. */
    private static List<ObjectNode> objects(MessageMapping mapping, JsonNode output) {
        List<ObjectNode> objects = new ArrayList<>();
        if (output.isNull() || output.isEmpty()) {
            return objects;
        }
        JsonNode listed = output.path("statements");
        JsonNode whole = listed.isArray() ? listed : output;
        Iterable<JsonNode> items = whole.isArray() ? whole : List.of(whole);
        for (JsonNode item : items) {
            if (!(item instanceof ObjectNode object)) {
                throw mapping.unfit("made something else than objects");
            }
            objects.add(object);
        }
        return objects;
    }

    /** An answer that claims success without naming its delivery proves nothing. */
    private static Reply reply(ObjectNode answer) {
        Optional<Outcome> outcome = text(answer, "outcome").flatMap(JsltTranslation::outcome);
        Optional<String> deliveryRef = text(answer, "deliveryRef");
        boolean nameless =
                deliveryRef.isEmpty()
                        && outcome.filter(o -> o == Outcome.ACCEPTED || o == Outcome.DUPLICATE)
                                .isPresent();
        if (outcome.isEmpty() || nameless) {
            return unreadable();
        }
        return new Reply(
                outcome.get(), deliveryRef, text(answer, "partnerCode"), text(answer, "reportNo"));
    }

    private static Optional<Outcome> outcome(String name) {
        return List.of(Outcome.values()).stream().filter(o -> o.name().equals(name)).findFirst();
    }

    private static Reply unreadable() {
        return new Reply(Outcome.UNREADABLE, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Optional<String> text(JsonNode object, String name) {
        return Optional.of(object.path(name).asText()).filter(text -> !text.isEmpty());
    }

    private static byte[] bytes(MessageMapping mapping, Draft draft) {
        if (draft instanceof Draft.Body body) {
            return body.bytes();
        }
        throw mapping.unfit("joins records that are bytes");
    }
}
