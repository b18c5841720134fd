package org.tongqu.sandbox.cpic;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

import org.tongqu.sandbox.SandboxException;

/** Sealed content as a JMS message: the body in bytes, the rest as properties. */
final class JmsForm {

    private static final int BIGGEST_MESSAGE = 1 << 20;

    private JmsForm() {}

    static CpicSeal.Sealed read(Message message) throws JMSException {
        if (!(message instanceof BytesMessage bytes) || bytes.getBodyLength() > BIGGEST_MESSAGE) {
            throw new SandboxException("not a BytesMessage, or too big");
        }
        byte[] body = new byte[(int) bytes.getBodyLength()];
        bytes.readBytes(body);
        return new CpicSeal.Sealed(
                body,
                property(message, CpicSeal.KEY_ID),
                property(message, CpicSeal.NONCE),
                property(message, CpicSeal.TIME),
                property(message, CpicSeal.SIGNATURE));
    }

    static BytesMessage write(Session session, CpicSeal.Sealed sealed) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(sealed.body());
        message.setStringProperty(CpicSeal.KEY_ID, sealed.keyId());
        message.setStringProperty(CpicSeal.NONCE, sealed.nonce());
        message.setStringProperty(CpicSeal.TIME, sealed.time());
        message.setStringProperty(CpicSeal.SIGNATURE, sealed.signature());
        return message;
    }

    private static String property(Message message, String name) throws JMSException {
        String value = message.getStringProperty(name);
        if (value == null) {
            throw new SandboxException("no property " + name);
        }
        return value;
    }
}
