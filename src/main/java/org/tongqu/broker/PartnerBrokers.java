package org.tongqu.broker;

import jakarta.jms.ConnectionFactory;

import org.tongqu.partner.Partner;

/** Connections to the brokers that partners run. */
public interface PartnerBrokers {

    /** The name, in a partner file, of the secret that opens a broker. */
    String PASSWORD = "brokerPassword";

    /**
     * A pool of connections to a partner's Artemis, the same one for the same address and user.
     *
     * <p>The password is read from the partner's secret {@value #PASSWORD} whenever a connection is
     * made, so a new one needs no restart. Connections give up at once when the broker is away; the
     * caller retries.
     *
     * @param brokerUrl e.g. {@code tcp://mq.insurer.example:61616}
     * @throws org.tongqu.failure.TongquException CONFIG_INVALID when the partner has no such secret
     */
    ConnectionFactory connectionFactory(Partner partner, String brokerUrl, String user);
}
