package org.tongqu.broker.internal;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How the hub's own broker is set up: durable, bounded, closed. */
final class BrokerLayout {

    /** Where messages go that nobody could take. */
    static final String DEAD_LETTERS = "DLQ";

    /** Where messages go whose time ran out. */
    static final String EXPIRED = "ExpiryQueue";

    /** The way in for senders outside this process. */
    static final String OUTSIDE = "outside";

    private static final String EVERYTHING = "#";
    private static final long MEBIBYTE = 1024L * 1024L;

    /** How long a write to disk may wait for others to go with it. */
    private static final int JOURNAL_BUFFER_NANOS = 200_000;

    private BrokerLayout() {}

    static Configuration of(Path folder, int port, int virtualId, BrokerAccounts accounts)
            throws Exception {
        Configuration broker = new ConfigurationImpl();
        broker.setName("tongqu").setJMXManagementEnabled(false);
        store(broker, folder);
        limit(broker);
        listen(broker, port, virtualId);
        secure(broker, accounts);
        queue(broker, DEAD_LETTERS);
        queue(broker, EXPIRED);
        for (BrokerAccount account : accounts.partners()) {
            for (String queue : account.queues()) {
                queue(broker, queue);
            }
        }
        return broker;
    }

    private static void store(Configuration broker, Path folder) {
        broker.setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalBufferTimeout_NIO(JOURNAL_BUFFER_NANOS)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalDatasync(true)
                .setJournalLockAcquisitionTimeout(TimeUnit.SECONDS.toMillis(5))
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large-messages").toString());
    }

    /** Memory is bounded first, then the disk; a broker in trouble says so, and kills nothing. */
    private static void limit(Configuration broker) {
        broker.setGlobalMaxSize(128 * MEBIBYTE)
                .setMaxDiskUsage(95)
                .setMessageExpiryScanPeriod(TimeUnit.SECONDS.toMillis(2))
                .setThreadPoolMaxSize(16)
                .setScheduledThreadPoolMaxSize(2)
                .setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.LOG)
                .addAddressSetting(EVERYTHING, addressSettings());
    }

    private static AddressSettings addressSettings() {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(EXPIRED))
                .setMaxDeliveryAttempts(10)
                .setRedeliveryDelay(1_000)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(60_000)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(32 * MEBIBYTE)
                .setPageSizeBytes((int) (4 * MEBIBYTE))
                .setPageLimitBytes(1024 * MEBIBYTE)
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }

    private static void listen(Configuration broker, int port, int virtualId) {
        broker.addAcceptorConfiguration(
                new TransportConfiguration(
                        InVMAcceptorFactory.class.getName(),
                        Map.of("serverId", Integer.toString(virtualId)),
                        "inside"));
        broker.addAcceptorConfiguration(
                new TransportConfiguration(
                        NettyAcceptorFactory.class.getName(),
                        Map.of(
                                "host",
                                "127.0.0.1",
                                "port",
                                Integer.toString(port),
                                "protocols",
                                "CORE"),
                        OUTSIDE));
    }

    private static void secure(Configuration broker, BrokerAccounts accounts) {
        broker.setSecurityEnabled(true).putSecurityRoles(EVERYTHING, Set.of(master()));
        accounts.partners().stream()
                .flatMap(account -> account.queues().stream())
                .distinct()
                .forEach(queue -> broker.putSecurityRoles(queue, rolesOn(queue, accounts)));
    }

    private static Set<Role> rolesOn(String queue, BrokerAccounts accounts) {
        Set<Role> roles = new HashSet<>(Set.of(master()));
        accounts.partners().stream()
                .filter(account -> account.queues().contains(queue))
                .map(account -> sender(account.user()))
                .forEach(roles::add);
        return roles;
    }

    /** Everything but the management of the broker itself. */
    private static Role master() {
        return new Role(
                BrokerAccounts.HUB,
                true,
                true,
                true,
                true,
                true,
                true,
                false,
                true,
                true,
                true,
                false,
                false);
    }

    private static Role sender(String user) {
        return new Role(
                user, true, false, false, false, false, false, false, false, false, false, false,
                false);
    }

    private static void queue(Configuration broker, String name) {
        QueueConfiguration queue =
                QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST).setDurable(true);
        broker.addAddressConfiguration(
                new CoreAddressConfiguration()
                        .setName(name)
                        .addRoutingType(RoutingType.ANYCAST)
                        .addQueueConfig(queue));
    }
}
