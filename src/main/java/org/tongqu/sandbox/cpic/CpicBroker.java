package org.tongqu.sandbox.cpic;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.simulator.Running;

import java.util.Set;

/** CPIC-SIM's own Artemis, on loopback: one account for the hub, one for the simulator. */
final class CpicBroker implements Running {

    static final String CASE_IN = "zs.case.in";
    static final String CASE_REPLY = "zs.case.reply";
    static final String DEAD_LETTERS = "DLQ";

    private static final String HUB = "zshub";
    private static final String SIMULATOR = "cpic";
    private static final String ACCEPTOR = "tcp";
    private static final int ATTEMPTS = 5;
    private static final long REDELIVERY_MILLIS = 500;

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final String ownPassword;

    CpicBroker(int port, String hubPassword, String ownPassword) {
        this.ownPassword = ownPassword;
        SecurityConfiguration accounts = new SecurityConfiguration();
        accounts.addUser(HUB, hubPassword);
        accounts.addRole(HUB, HUB);
        accounts.addUser(SIMULATOR, ownPassword);
        accounts.addRole(SIMULATOR, SIMULATOR);
        broker.setConfiguration(configuration(port));
        broker.setSecurityManager(
                new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), accounts));
        try {
            broker.start();
        } catch (Exception e) {
            throw new SandboxException("CPIC-SIM's broker does not start", e);
        }
        if (!broker.getActiveMQServer().isActive()) {
            throw new SandboxException("CPIC-SIM's broker is not active");
        }
    }

    int port() {
        return broker.getActiveMQServer()
                .getRemotingService()
                .getAcceptor(ACCEPTOR)
                .getActualPort();
    }

    /** Connections of the simulator itself. */
    ActiveMQConnectionFactory connections() {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port(), SIMULATOR, ownPassword);
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new SandboxException("CPIC-SIM's broker does not stop", e);
        }
    }

    private static Configuration configuration(int port) {
        Configuration configuration = new ConfigurationImpl();
        configuration.setName("cpic-sim");
        configuration.setPersistenceEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.setSecurityEnabled(true);
        acceptAt(configuration, port);
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
                        .setMaxDeliveryAttempts(ATTEMPTS)
                        .setRedeliveryDelay(REDELIVERY_MILLIS)
                        .setAutoCreateQueues(false)
                        .setAutoCreateAddresses(false));
        for (String queue : Set.of(CASE_IN, CASE_REPLY, DEAD_LETTERS)) {
            configuration.addQueueConfiguration(
                    QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST));
        }
        configuration.putSecurityRoles(CASE_IN, Set.of(sender(HUB), reader(SIMULATOR)));
        configuration.putSecurityRoles(CASE_REPLY, Set.of(sender(SIMULATOR), reader(HUB)));
        configuration.putSecurityRoles(DEAD_LETTERS, Set.of(reader(SIMULATOR)));
        return configuration;
    }

    private static void acceptAt(Configuration configuration, int port) {
        try {
            configuration.addAcceptorConfiguration(
                    ACCEPTOR, "tcp://127.0.0.1:" + port + "?protocols=CORE");
        } catch (Exception e) {
            throw new SandboxException("CPIC-SIM's broker has no acceptor", e);
        }
    }

    private static Role sender(String name) {
        return role(name, true, false);
    }

    private static Role reader(String name) {
        return role(name, false, true);
    }

    private static Role role(String name, boolean send, boolean consume) {
        boolean no = false;
        return new Role(name, send, consume, no, no, no, no, no, consume, no, no, no, no);
    }
}
