/**
 * Carries work by reference; can be lost and rebuilt from the ledger.
 *
 * <p>The queues are Artemis: one inside this process, or an outside one that {@code
 * tongqu.broker.url} names. Whoever works on the hub's queues takes the bean {@code
 * hubConnectionFactory} (a pooled {@link jakarta.jms.ConnectionFactory}); whoever talks to a
 * partner's broker asks {@link org.tongqu.broker.PartnerBrokers}.
 *
 * <p>A partner may send to the hub's own broker when its file has a connection with a parameter
 * {@code queue} (and none {@code brokerUrl}) and a secret {@code brokerPassword}. Its account has
 * the partner's name, and may do nothing but send to those queues.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"failure", "partner"})
package org.tongqu.broker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
