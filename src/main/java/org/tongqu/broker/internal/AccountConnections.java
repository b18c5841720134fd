package org.tongqu.broker.internal;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;

import org.tongqu.failure.TongquException;

/** Connections under one account, whose password is read again for each of them. */
record AccountConnections(ConnectionFactory target, String user, SecretFile password)
        implements ConnectionFactory {

    @Override
    public Connection createConnection() throws JMSException {
        return target.createConnection(user, currentPassword());
    }

    @Override
    public Connection createConnection(String otherUser, String otherPassword) throws JMSException {
        return target.createConnection(otherUser, otherPassword);
    }

    @Override
    public JMSContext createContext() {
        return createContext(JMSContext.AUTO_ACKNOWLEDGE);
    }

    @Override
    public JMSContext createContext(int sessionMode) {
        try {
            return target.createContext(user, currentPassword(), sessionMode);
        } catch (JMSSecurityException e) {
            throw new jakarta.jms.JMSSecurityRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    @Override
    public JMSContext createContext(String otherUser, String otherPassword) {
        return target.createContext(otherUser, otherPassword);
    }

    @Override
    public JMSContext createContext(String otherUser, String otherPassword, int sessionMode) {
        return target.createContext(otherUser, otherPassword, sessionMode);
    }

    private String currentPassword() throws JMSSecurityException {
        try {
            return password.read()
                    .orElseThrow(
                            () ->
                                    new JMSSecurityException(
                                            "no password yet for "
                                                    + user
                                                    + " in "
                                                    + password.path()));
        } catch (TongquException e) {
            JMSSecurityException refusal = new JMSSecurityException(e.detail());
            refusal.setLinkedException(e);
            throw refusal;
        }
    }
}
