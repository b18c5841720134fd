package org.tongqu.broker.internal;

import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * Artemis inside this process, its journal below one folder.
 *
 * <p>What was sent durably survives restarts and kills. Losing the folder loses no case: the ledger
 * hands its work over again.
 */
final class EmbeddedBroker implements AutoCloseable {

    private final EmbeddedActiveMQ artemis;
    private final BrokerAccounts accounts;
    private final int virtualId;

    private EmbeddedBroker(EmbeddedActiveMQ artemis, BrokerAccounts accounts, int virtualId) {
        this.artemis = artemis;
        this.accounts = accounts;
        this.virtualId = virtualId;
    }

    /**
     * Starts the broker.
     *
     * @param port for senders outside, on loopback; 0 takes a free one
     * @throws TongquException BROKER_UNAVAILABLE when it does not come to serve both inside and
     *     outside
     */
    static EmbeddedBroker start(
            Path folder, int port, BrokerAccounts accounts, SecureRandom random) {
        int virtualId = random.nextInt(Integer.MAX_VALUE);
        EmbeddedActiveMQ artemis = new EmbeddedActiveMQ();
        EmbeddedBroker broker = new EmbeddedBroker(artemis, accounts, virtualId);
        try {
            artemis.setConfiguration(BrokerLayout.of(folder, port, virtualId, accounts));
            artemis.setSecurityManager(accounts);
            artemis.start();
        } catch (Exception e) {
            broker.close();
            throw unavailable("Artemis does not start on " + folder, e);
        }
        if (!broker.serves()) {
            broker.close();
            throw new TongquException(
                    ErrorCode.BROKER_UNAVAILABLE,
                    "Artemis does not serve: is port " + port + " or " + folder + " in use?");
        }
        return broker;
    }

    /** The address for connections inside this process. */
    String insideUrl() {
        return "vm://" + virtualId;
    }

    String hubPassword() {
        return accounts.hubPassword();
    }

    /** The port on loopback where senders outside are heard. */
    int port() {
        return outside().getActualPort();
    }

    /** Whether messages can be sent and taken now. */
    boolean isActive() {
        return artemis.getActiveMQServer().isActive();
    }

    @Override
    public void close() {
        try {
            artemis.stop();
        } catch (Exception e) {
            throw unavailable("Artemis does not stop", e);
        }
    }

    /** A broker that fails to start does not throw: it has to be asked. */
    private boolean serves() {
        return isActive() && outside().isStarted();
    }

    private NettyAcceptor outside() {
        Acceptor acceptor =
                artemis.getActiveMQServer().getRemotingService().getAcceptor(BrokerLayout.OUTSIDE);
        return (NettyAcceptor) acceptor;
    }

    private static TongquException unavailable(String detail, Exception cause) {
        return new TongquException(ErrorCode.BROKER_UNAVAILABLE, detail, cause);
    }
}
