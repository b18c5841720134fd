package org.tongqu.sandbox.gpic;

import org.tongqu.sandbox.SandboxException;

/** SOAP 1.1, with the packet as a text inside CDATA. */
final class GpicSoap {
    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";

    /** What the hub calls. */
    static final String ACCIDENT = "urn:gpic-sim:accident";

    /** What the hub offers. */
    static final String CALLBACK = "urn:tongqu:gpic-sim:claim-callback";

    private GpicSoap() {}

    /** The operation in an envelope's body, which must be this one. */
    static GpicXml operation(GpicXml envelope, String namespace, String name) {
        if (!envelope.is(ENVELOPE, "Envelope")) {
            throw new SandboxException("not an envelope of SOAP 1.1");
        }
        GpicXml operation = envelope.child("Body").child(name);
        if (!operation.is(namespace, name)) {
            throw new SandboxException("the operation is in another namespace");
        }
        return operation;
    }

    /** The packet that an argument holds as a text. */
    static GpicXml packet(GpicXml operation, String argument) {
        return GpicXml.parse(operation.text(argument));
    }

    /** An envelope around an operation; {@code packet} goes into the last argument. */
    static byte[] write(
            String namespace, String operation, String before, String argument, String packet) {
        return envelope(
                "<x:%s xmlns:x=\"%s\">%s<%s>%s</%s></x:%s>"
                        .formatted(
                                operation,
                                namespace,
                                before,
                                argument,
                                cdata(GpicXml.document(packet)),
                                argument,
                                operation));
    }

    /** A fault that names the call it is about. */
    static byte[] fault(String code, String text, String serialNo) {
        return envelope(
                "<soap:Fault>"
                        + GpicXml.element("faultcode", "soap:" + code)
                        + GpicXml.element("faultstring", text)
                        + (serialNo.isEmpty()
                                ? ""
                                : "<detail>" + GpicXml.element("SerialNo", serialNo) + "</detail>")
                        + "</soap:Fault>");
    }

    private static byte[] envelope(String content) {
        return GpicXml.document(
                        "<soap:Envelope xmlns:soap=\""
                                + ENVELOPE
                                + "\"><soap:Body>"
                                + content
                                + "</soap:Body></soap:Envelope>")
                .getBytes(GpicXml.CHARSET);
    }

    private static String cdata(String text) {
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }
}
