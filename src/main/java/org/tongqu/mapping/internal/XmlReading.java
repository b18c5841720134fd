package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML as a tree: elements with children are objects, others text; attributes are {@code @x}.
 *
 * <p>The bytes must be in the agreed charset, and the declaration must not say otherwise. DTDs,
 * entities but the five, processing instructions, more than {@value #MAX_DEPTH} levels, more than
 * {@value #MAX_ELEMENTS} elements and elements that occur twice but are not declared as lists are
 * refused. Thread-safe.
 */
final class XmlReading implements InFormat {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_ELEMENTS = 20_000;
    private static final Pattern DECLARED =
            Pattern.compile(
                    "^<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final XMLInputFactory FACTORY = factory();

    private final Charset charset;
    private final Set<String> lists;

    XmlReading(Charset charset, Set<String> lists) {
        this.charset = charset;
        this.lists = Set.copyOf(lists);
    }

    @Override
    public JsonNode read(byte[] payload) {
        return read(payload, "");
    }

    /** The tree of a document whose root element is in a namespace. */
    JsonNode read(byte[] payload, String namespace) {
        return readText(StrictText.decode(payload, charset), namespace);
    }

    /**
     * The tree of a document that is text already, such as an argument of a call.
     *
     * @param namespace what the root element must be in; empty is any
     */
    JsonNode readText(String text, String namespace) {
        requireDeclared(text);
        try {
            return new Document(FACTORY.createXMLStreamReader(new StringReader(text)), lists)
                    .tree(namespace);
        } catch (XMLStreamException e) {
            throw notXml("not well-formed, or with a DTD");
        }
    }

    private void requireDeclared(String text) {
        Matcher declared = DECLARED.matcher(text);
        if (declared.find() && !declared.group(1).equalsIgnoreCase(charset.name())) {
            throw new TongquException(
                    ErrorCode.CHARSET_MISMATCH, "declares another charset than " + charset.name());
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static TongquException notXml(String detail) {
        return new TongquException(ErrorCode.PAYLOAD_NOT_XML, detail);
    }

    /** One document while it is read. */
    private static final class Document {
        private final XMLStreamReader reader;
        private final Set<String> lists;
        private int elements;

        Document(XMLStreamReader reader, Set<String> lists) {
            this.reader = reader;
            this.lists = lists;
        }

        JsonNode tree(String namespace) throws XMLStreamException {
            while (next() != XMLStreamConstants.START_ELEMENT) {
                // comments and blanks before the root
            }
            if (!namespace.isEmpty() && !namespace.equals(reader.getNamespaceURI())) {
                throw notXml("the root element is not in " + namespace);
            }
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            String name = reader.getLocalName();
            root.set(name, element(name, 1));
            while (reader.hasNext()) {
                next();
            }
            return root;
        }

        private JsonNode element(String at, int depth) throws XMLStreamException {
            if (depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
                throw notXml("nested too deep, or too many elements");
            }
            ObjectNode object = attributes();
            StringBuilder text = new StringBuilder();
            for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = reader.getLocalName();
                    String path = at + "." + name;
                    add(object, name, path, element(path, depth + 1));
                } else if (reader.isCharacters()) {
                    text.append(reader.getText());
                }
            }
            String content = text.toString().strip();
            if (object.isEmpty()) {
                return new TextNode(content);
            }
            if (!content.isEmpty()) {
                object.put("#text", content);
            }
            return object;
        }

        private void add(ObjectNode object, String name, String path, JsonNode value) {
            if (lists.contains(path)) {
                ArrayNode list =
                        object.get(name) instanceof ArrayNode known ? known : object.putArray(name);
                list.add(value);
                return;
            }
            if (object.has(name)) {
                throw TongquException.atField(
                        ErrorCode.INVALID_VALUE, "/" + path.replace('.', '/'), "occurs twice");
            }
            object.set(name, value);
        }

        private ObjectNode attributes() {
            ObjectNode attributes = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put("@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
            return attributes;
        }

        private int next() throws XMLStreamException {
            int event = reader.next();
            return switch (event) {
                case XMLStreamConstants.DTD,
                        XMLStreamConstants.ENTITY_REFERENCE,
                        XMLStreamConstants.PROCESSING_INSTRUCTION,
                        XMLStreamConstants.ENTITY_DECLARATION ->
                        throw notXml("a DTD, an entity or a processing instruction");
                default -> event;
            };
        }
    }
}
