package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Set;

/**
 * Reads a SOAP 1.1 envelope as {@code {"header"?, "operation", "arguments"}} or {@code {"fault":
 * {"code", "string", "detail"}}}.
 *
 * <p>Envelope and documents in arguments are each read as {@link XmlReading} reads: no DTD, no
 * entities, bounded, their declared encoding the agreed one. Another operation than the agreed one
 * is refused, so that a question never passes for its answer. Thread-safe.
 */
final class SoapReading implements InFormat {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SoapMessage message;
    private final boolean faults;
    private final XmlReading envelopes;
    private final XmlReading documents;

    /** Faults are read where an answer is due, and refused where a call is. */
    SoapReading(Charset charset, SoapMessage message, Set<String> lists, boolean faults) {
        this.message = message;
        this.faults = faults;
        this.envelopes = new XmlReading(charset, Set.of());
        this.documents = new XmlReading(charset, lists);
    }

    @Override
    public JsonNode read(byte[] payload) {
        JsonNode envelope = envelopes.read(payload, SoapMessage.ENVELOPE).path("Envelope");
        JsonNode body = envelope.path("Body");
        if (body.size() != 1) {
            throw new TongquException(ErrorCode.PAYLOAD_NOT_XML, "no SOAP body with one element");
        }
        Map.Entry<String, JsonNode> content = body.properties().iterator().next();
        ObjectNode read = NODES.objectNode();
        if (faults && content.getKey().equals("Fault")) {
            read.set("fault", fault(content.getValue()));
            return read;
        }
        if (!content.getKey().equals(message.operation())) {
            throw TongquException.atField(
                    ErrorCode.INVALID_VALUE, "/Envelope/Body", "another operation than agreed");
        }
        if (envelope.has("Header")) {
            read.set("header", envelope.path("Header"));
        }
        read.put("operation", message.operation());
        read.set("arguments", arguments(content.getValue()));
        return read;
    }

    private ObjectNode arguments(JsonNode operation) {
        ObjectNode arguments = NODES.objectNode();
        operation.properties().stream()
                .filter(e -> !e.getKey().startsWith("@") && !e.getKey().startsWith("#"))
                .forEach(e -> arguments.set(e.getKey(), argument(e.getKey(), e.getValue())));
        return arguments;
    }

    private JsonNode argument(String name, JsonNode value) {
        return message.documents().contains(name)
                ? documents.readText(text(value), "")
                : value.has("#text") ? value.path("#text") : value;
    }

    /** The code without its prefix, which names only the namespace of SOAP. */
    private static ObjectNode fault(JsonNode fault) {
        String code = text(fault.path("faultcode"));
        ObjectNode read = NODES.objectNode();
        read.put("code", code.substring(code.indexOf(':') + 1));
        read.put("string", text(fault.path("faultstring")));
        if (fault.has("detail")) {
            read.set("detail", fault.path("detail"));
        }
        return read;
    }

    /** The text of an element, whether it has attributes (as {@code xsi:type}) or not. */
    private static String text(JsonNode element) {
        return element.path("#text").asText(element.asText());
    }
}
