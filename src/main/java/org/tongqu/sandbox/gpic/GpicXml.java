package org.tongqu.sandbox.gpic;

import org.tongqu.sandbox.SandboxException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** An element of an envelope or a packet. */
record GpicXml(Element element) {

    /** The charset of everything. */
    static final Charset CHARSET = Charset.forName("GB18030");

    private static final String DECLARED = "<?xml version=\"1.0\" encoding=\"GB18030\"?>";

    /** The root of a document whose bytes are GB18030, and which says so. */
    static GpicXml parse(byte[] bytes) {
        try {
            return parse(CHARSET.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new SandboxException("the bytes are not GB18030", e);
        }
    }

    /** The root of a document that is text; a document type is refused. */
    static GpicXml parse(String text) {
        if (!text.startsWith(DECLARED)) {
            throw new SandboxException("does not declare GB18030");
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return new GpicXml(
                    builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new SandboxException("not XML: " + e.getClass().getSimpleName());
        }
    }

    /** A document with its declaration. */
    static String document(String content) {
        return DECLARED + content;
    }

    /** An element with a text. */
    static String element(String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<" + name + ">" + escaped + "</" + name + ">";
    }

    /** Whether it is this element. */
    boolean is(String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    /** The only child of that name. */
    GpicXml child(String name) {
        return find(name).orElseThrow(() -> new SandboxException("no element " + name));
    }

    /** The only child of that name, if there is one. */
    Optional<GpicXml> find(String name) {
        Optional<GpicXml> found = Optional.empty();
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element child && name.equals(child.getLocalName())) {
                if (found.isPresent()) {
                    throw new SandboxException("more than one element " + name);
                }
                found = Optional.of(new GpicXml(child));
            }
        }
        return found;
    }

    /** The text of the only child of that name, which must not be empty. */
    String text(String name) {
        String text = child(name).text();
        if (text.isEmpty()) {
            throw new SandboxException("nothing in element " + name);
        }
        return text;
    }

    /** Its own text. */
    String text() {
        return element.getTextContent().strip();
    }
}
