package org.tongqu.broker.internal;

import jakarta.jms.ConnectionFactory;

import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.tongqu.broker.PartnerBrokers;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One pool for each address and user; all are closed with the hub. */
final class PooledPartnerBrokers implements PartnerBrokers, AutoCloseable {

    private static final int CONNECTIONS = 4;

    private final Path keys;
    private final Map<Account, JmsPoolConnectionFactory> pools = new ConcurrentHashMap<>();

    private record Account(String url, String user) {}

    PooledPartnerBrokers(Path keys) {
        this.keys = keys;
    }

    @Override
    public ConnectionFactory connectionFactory(Partner partner, String brokerUrl, String user) {
        SecretFile password = password(partner);
        return pools.computeIfAbsent(
                new Account(brokerUrl, user),
                account ->
                        ConnectionPools.pool(
                                new AccountConnections(
                                        ConnectionPools.client(brokerUrl), user, password),
                                CONNECTIONS));
    }

    private SecretFile password(Partner partner) {
        String secret = partner.keys().secrets().get(PASSWORD);
        if (secret == null) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID,
                    "partner " + partner.name() + " has no keys.secrets." + PASSWORD);
        }
        return new SecretFile(keys.resolve(secret));
    }

    @Override
    public void close() {
        pools.values().forEach(JmsPoolConnectionFactory::stop);
    }
}
