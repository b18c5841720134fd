package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.charset.Charset;
import java.util.regex.Pattern;

/**
 * Writes a tree as XML: members are elements, lists are repeated elements, {@code @x} is an
 * attribute, {@code #text} is text beside attributes, {@code #cdata} is text in a CDATA section.
 */
record XmlWriting(Charset charset) implements OutFormat {
    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z_][A-Za-z0-9_.-]*:)?[A-Za-z_][A-Za-z0-9_.-]*");
    private static final String ATTRIBUTE = "@";
    private static final String TEXT = "#text";
    private static final String CDATA = "#cdata";

    @Override
    public byte[] write(JsonNode output) {
        return Encoding.encode(document(output), output, charset);
    }

    /** The document as text, with its declaration. */
    String document(JsonNode output) {
        if (!output.isObject() || output.size() != 1) {
            throw new TongquException(ErrorCode.MAPPING_FAILED, "XML has one root element");
        }
        StringBuilder xml = new StringBuilder(1024);
        xml.append("<?xml version=\"1.0\" encoding=\"").append(charset.name()).append("\"?>");
        content(xml, output, "");
        return xml.toString();
    }

    private static void element(StringBuilder xml, String name, JsonNode value, String at) {
        if (value.isArray()) {
            value.forEach(item -> element(xml, name, item, at));
            return;
        }
        requireName(name, at);
        xml.append('<').append(name);
        value.properties().stream()
                .filter(member -> member.getKey().startsWith(ATTRIBUTE))
                .forEach(member -> attribute(xml, member.getKey(), member.getValue(), at));
        xml.append('>');
        if (value.isObject()) {
            content(xml, value, at);
        } else if (!value.isNull()) {
            escape(xml, value.asText(), at);
        }
        xml.append("</").append(name).append('>');
    }

    private static void content(StringBuilder xml, JsonNode object, String at) {
        object.properties()
                .forEach(
                        member -> {
                            String name = member.getKey();
                            String text = member.getValue().asText();
                            if (name.equals(TEXT)) {
                                escape(xml, text, at);
                            } else if (name.equals(CDATA)) {
                                cdata(xml, text, at);
                            } else if (!name.startsWith(ATTRIBUTE)) {
                                element(xml, name, member.getValue(), at + "/" + name);
                            }
                        });
    }

    private static void attribute(StringBuilder xml, String key, JsonNode value, String at) {
        String name = key.substring(ATTRIBUTE.length());
        requireName(name, at);
        xml.append(' ').append(name).append("=\"");
        escape(xml, value.asText(), at);
        xml.append('"');
    }

    private static void cdata(StringBuilder xml, String text, String at) {
        text.codePoints().forEach(c -> requireCharacter(c, at));
        xml.append("<![CDATA[").append(text.replace("]]>", "]]]]><![CDATA[>")).append("]]>");
    }

    private static void escape(StringBuilder xml, String text, String at) {
        text.codePoints()
                .forEach(
                        c -> {
                            requireCharacter(c, at);
                            switch (c) {
                                case '&' -> xml.append("&amp;");
                                case '<' -> xml.append("&lt;");
                                case '>' -> xml.append("&gt;");
                                case '"' -> xml.append("&quot;");
                                case '\r' -> xml.append("&#13;");
                                default -> xml.appendCodePoint(c);
                            }
                        });
    }

    /** XML 1.0 has no control characters and no halves of pairs, not even escaped. */
    private static void requireCharacter(int c, String at) {
        boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (control || surrogate || c == 0xFFFE || c == 0xFFFF) {
            throw TongquException.atField(ErrorCode.NOT_ENCODABLE, at, "XML lacks this character");
        }
    }

    private static void requireName(String name, String at) {
        if (!NAME.matcher(name).matches()) {
            throw TongquException.atField(ErrorCode.MAPPING_FAILED, at, "no name of an element");
        }
    }
}
