package org.tongqu.sandbox.picc;

import org.tongqu.sandbox.SandboxException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** A request packet; reads single elements by name. */
final class PiccXml {

    private final Document document;

    private PiccXml(Document document) {
        this.document = document;
    }

    /** Parses a packet; a document type is refused. */
    static PiccXml parse(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return new PiccXml(builder.parse(new ByteArrayInputStream(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new SandboxException("not XML: " + e.getClass().getSimpleName());
        }
    }

    /** The text of a child of the only element {@code parent}; empty when it is not there. */
    String text(String parent, String name) {
        NodeList parents = document.getElementsByTagName(parent);
        if (parents.getLength() > 1) {
            throw new SandboxException("more than one element " + parent);
        }
        if (parents.getLength() == 0) {
            return "";
        }
        for (Node child = parents.item(0).getFirstChild();
                child != null;
                child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child.getTextContent().strip();
            }
        }
        return "";
    }

    /** The text of a child that must be there. */
    String required(String parent, String name) {
        String text = text(parent, name);
        if (text.isEmpty()) {
            throw new SandboxException("no element " + name + " in " + parent);
        }
        return text;
    }

    /** The parser's default prints what it found to standard error. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException problem) {}

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
