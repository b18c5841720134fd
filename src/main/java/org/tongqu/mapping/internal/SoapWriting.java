package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.charset.Charset;

/**
 * Writes {@code {"header"?, "arguments"}} as a SOAP 1.1 envelope around one operation.
 *
 * <p>Arguments stand in no namespace, which is right for rpc and for document/literal alike. An
 * argument that is a document is written as XML with a declaration of its own, inside CDATA.
 */
record SoapWriting(Charset charset, SoapMessage message) implements OutFormat {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public byte[] write(JsonNode output) {
        ObjectNode envelope = NODES.objectNode();
        envelope.put("@xmlns:soap", SoapMessage.ENVELOPE);
        if (output.path("header").isObject()) {
            envelope.set("soap:Header", output.path("header"));
        }
        envelope.putObject("soap:Body").set("op:" + message.operation(), operation(output));
        ObjectNode root = NODES.objectNode();
        root.set("soap:Envelope", envelope);
        return Encoding.encode(new XmlWriting(charset).document(root), output, charset);
    }

    private ObjectNode operation(JsonNode output) {
        if (!output.path("arguments").isObject()) {
            throw new TongquException(
                    ErrorCode.MAPPING_FAILED, "SOAP needs `arguments`, and may have a `header`");
        }
        ObjectNode operation = NODES.objectNode();
        operation.put("@xmlns:op", message.namespace());
        output.path("arguments")
                .properties()
                .forEach(e -> operation.set(e.getKey(), argument(e.getKey(), e.getValue())));
        return operation;
    }

    private JsonNode argument(String name, JsonNode value) {
        if (!message.documents().contains(name)) {
            return value;
        }
        return NODES.objectNode().put("#cdata", new XmlWriting(charset).document(value));
    }
}
