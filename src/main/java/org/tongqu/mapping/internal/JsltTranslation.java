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
    private static final String VERSION = "[0-9A-Za-z._-]{1,64}";

    private final Mappings mappings;
    private final Statements statements;
    private final BoundedRuns runs = new BoundedRuns();

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
        List<ObjectNode> read =
                objects(mapping, transformed(mapping, references(partner, Map.of()), payload));
        read.forEach(statements::require);
        return read;
    }

    @Override
    public List<Reply> replies(
            Partner partner, String message, byte[] payload, Map<String, String> references) {
        try {
            MessageMapping mapping = mappings.message(partner, message).as(Use.REPLY);
            List<Reply> replies =
                    objects(mapping, transformed(mapping, references(partner, references), payload))
                            .stream()
                            .map(Replies::of)
                            .toList();
            return replies.isEmpty() ? List.of(Replies.unreadable()) : replies;
        } catch (TongquException e) {
            return List.of(Replies.unreadable());
        }
    }

    @Override
    public List<Row> rows(Partner partner, String message, byte[] payload) {
        MessageMapping mapping = mappings.message(partner, message).as(Use.READ);
        JsonNode list = tree(mapping, payload);
        if (!(list instanceof ObjectNode whole) || !list.path("rows").isArray()) {
            throw mapping.unfit("reads no list with rows");
        }
        ObjectNode first = whole.deepCopy();
        first.putArray("rows");
        transformed(mapping, references(partner, Map.of()), first); // the first line may be refused
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : list.path("rows")) {
            ObjectNode alone = first.deepCopy();
            alone.putArray("rows").add(row);
            rows.add(row(mapping, partner, alone));
        }
        return rows;
    }

    private Row row(MessageMapping mapping, Partner partner, ObjectNode alone) {
        try {
            List<ObjectNode> read =
                    objects(mapping, transformed(mapping, references(partner, Map.of()), alone));
            read.forEach(statements::require);
            return new Row(alone, read, Optional.empty());
        } catch (TongquException e) {
            return new Row(alone, List.of(), Optional.of(e));
        }
    }

    @Override
    public String version(Partner partner, String message, byte[] payload) {
        MessageMapping mapping = mappings.message(partner, message).as(Use.VERSION);
        JsonNode answer = transformed(mapping, references(partner, Map.of()), payload);
        String version = answer.path("version").asText();
        if (!version.matches(VERSION)) {
            throw new TongquException(
                    ErrorCode.PARTNER_UNREADABLE, mapping.place() + " names no version");
        }
        return version;
    }

    @Override
    public List<Span> spans(Partner partner, String message, byte[] bytes) {
        return mappings.message(partner, message).spans(bytes);
    }

    @Override
    public boolean knows(Partner partner, String message) {
        return mappings.find(partner, message).isPresent();
    }

    private Draft draft(MessageMapping mapping, ObjectNode input, Map<String, String> references) {
        ObjectNode ref = input.putObject("ref");
        references.forEach(ref::put);
        Draft draft = mapping.draft(runs.run(mapping, input));
        if (draft.bytes().length > MAX_DRAFT) {
            throw mapping.unfit("made more than 1 MiB");
        }
        return draft;
    }

    private static ObjectNode references(Partner partner, Map<String, String> references) {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        if (partner.delivery().proof() == Partner.Proof.PLAIN) {
            references.forEach(known::put);
        }
        return known.put("partner", partner.name());
    }

    private JsonNode transformed(MessageMapping mapping, ObjectNode references, byte[] payload) {
        return transformed(mapping, references, tree(mapping, payload));
    }

    private static JsonNode tree(MessageMapping mapping, byte[] payload) {
        if (payload.length > MAX_INPUT) {
            throw new TongquException(ErrorCode.MESSAGE_TOO_LARGE, mapping.place());
        }
        return mapping.read(payload);
    }

    private JsonNode transformed(MessageMapping mapping, ObjectNode references, JsonNode in) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.set("in", in);
        input.set("ref", references);
        return runs.run(mapping, input);
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

    private static byte[] bytes(MessageMapping mapping, Draft draft) {
        if (draft instanceof Draft.Body body) {
            return body.bytes();
        }
        throw mapping.unfit("joins records that are bytes");
    }
}
