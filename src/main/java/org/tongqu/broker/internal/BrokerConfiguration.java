package org.tongqu.broker.internal;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.TongquPaths;

import java.security.SecureRandom;

/** The module's beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrokerSettings.class)
class BrokerConfiguration {

    private static final String NO_OUTSIDE_BROKER = "'${tongqu.broker.url:}'.isBlank()";

    @Bean
    @ConditionalOnExpression(NO_OUTSIDE_BROKER)
    EmbeddedBroker embeddedBroker(
            BrokerSettings settings, TongquPaths paths, PartnerDirectory partners) {
        SecureRandom random = new SecureRandom();
        BrokerAccounts accounts =
                new BrokerAccounts(
                        partners.all().stream()
                                .flatMap(p -> BrokerAccount.of(p, paths.keys()).stream())
                                .toList(),
                        random);
        return EmbeddedBroker.start(
                paths.var().resolve("artemis"), settings.port(), accounts, random);
    }

    @Bean(destroyMethod = "stop")
    JmsPoolConnectionFactory hubConnectionFactory(
            BrokerSettings settings, ObjectProvider<EmbeddedBroker> embedded) {
        EmbeddedBroker own = embedded.getIfAvailable();
        ActiveMQConnectionFactory client = own == null ? outside(settings) : inside(own);
        return ConnectionPools.pool(client, settings.connections());
    }

    @Bean
    PooledPartnerBrokers partnerBrokers(TongquPaths paths) {
        return new PooledPartnerBrokers(paths.keys());
    }

    @Bean
    BrokerHealth brokerHealthIndicator(
            JmsPoolConnectionFactory hubConnectionFactory, BrokerSettings settings) {
        return new BrokerHealth(
                hubConnectionFactory, settings.outsideUrl().isPresent() ? "outside" : "embedded");
    }

    private static ActiveMQConnectionFactory inside(EmbeddedBroker broker) {
        ActiveMQConnectionFactory client = ConnectionPools.client(broker.insideUrl());
        client.setUser(BrokerAccounts.HUB);
        client.setPassword(broker.hubPassword());
        return client;
    }

    private static ActiveMQConnectionFactory outside(BrokerSettings settings) {
        ActiveMQConnectionFactory client =
                ConnectionPools.client(settings.outsideUrl().orElseThrow());
        client.setUser(settings.user());
        if (settings.passwordFile() != null) {
            new SecretFile(settings.passwordFile()).read().ifPresent(client::setPassword);
        }
        return client;
    }
}
