package org.tongqu.broker.internal;

import org.tongqu.broker.PartnerBrokers;
import org.tongqu.partner.Partner;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a partner may do on the hub's broker: send to its queues, nothing else.
 *
 * @param user name of the account, which is the partner's name
 * @param password the file that the partner's password is in, once it was handed over
 * @param queues where it may send to
 */
record BrokerAccount(String user, SecretFile password, Set<String> queues) {

    private static final String QUEUE = "queue";
    private static final String ELSEWHERE = "brokerUrl";

    BrokerAccount {
        queues = Set.copyOf(queues);
    }

    /** The account that a partner's file asks for, if any. */
    static Optional<BrokerAccount> of(Partner partner, Path keys) {
        Set<String> queues =
                partner.connections().stream()
                        .map(Partner.Connection::parameters)
                        .filter(parameters -> parameters.containsKey(QUEUE))
                        .filter(parameters -> !parameters.containsKey(ELSEWHERE))
                        .map(parameters -> parameters.get(QUEUE))
                        .collect(Collectors.toSet());
        String secret = partner.keys().secrets().get(PartnerBrokers.PASSWORD);
        if (queues.isEmpty() || secret == null) {
            return Optional.empty();
        }
        SecretFile password = new SecretFile(keys.resolve(secret));
        return Optional.of(new BrokerAccount(partner.name(), password, queues));
    }
}
