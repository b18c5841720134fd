package org.tongqu.ledger.internal.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL below one folder, started and stopped by this process.
 *
 * <p>What was committed survives restarts and kills; killed, it is started again. It listens on
 * loopback alone and knows nobody without a password, from its first moment on.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** The role that owns the ledger, and the database of that name. */
    static final String OWNER = "tongqu";

    private static final String SUPERUSER = "postgres";
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private static final int LOOK_MILLIS = 500;

    private final DataFolder folder;
    private final int port;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "postgres-watch");
                        thread.setDaemon(true);
                        return thread;
                    });
    private volatile EmbeddedPostgres server;

    private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
        this.port = server.getPort();
        var unused =
                watch.scheduleWithFixedDelay(
                        this::revive, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Starts a server that was killed again, on its port; a failure is tried again soon. */
    private void revive() {
        if (isListening()) {
            return;
        }
        LOG.warn("PostgreSQL is gone; it is started again");
        try {
            server.close();
            Orphan.of(folder.data()).stop();
            server = serve(folder, port);
        } catch (IOException | IllegalStateException | TongquException e) {
            LOG.warn("PostgreSQL does not start yet: {}", e.getClass().getSimpleName());
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LOOK_MILLIS);
            return true;
        } catch (SocketTimeoutException busy) {
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /**
     * Starts the server, and makes its cluster the first time.
     *
     * @param port on loopback; 0 takes a free one
     * @throws TongquException STORE_UNAVAILABLE when it cannot start, or runs for another hub
     */
    static EmbeddedDatabase start(Path path, int port, SecureRandom random) {
        DataFolder folder = DataFolder.take(path.toAbsolutePath().normalize());
        try {
            folder.setUnfinishedAside();
            Orphan.of(folder.data()).stop();
            folder.password(SUPERUSER).create(random);
            folder.password(OWNER).create(random);
            return new EmbeddedDatabase(folder, prepared(folder, serve(folder, port)));
        } catch (TongquException e) {
            folder.close();
            throw e;
        } catch (IOException | SQLException | IllegalStateException e) {
            folder.close();
            throw new TongquException(
                    ErrorCode.STORE_UNAVAILABLE,
                    "PostgreSQL does not start; its log is in " + folder.data().resolve("log"),
                    e);
        }
    }

    private static EmbeddedPostgres serve(DataFolder folder, int port) throws IOException {
        PasswordFile password = folder.password(SUPERUSER);
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder.data())
                        .setOverrideWorkingDirectory(folder.binaries().toFile())
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPort(port)
                        .setPGStartupWait(STARTUP)
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("auth", "scram-sha-256")
                        .setLocaleConfig("pwfile", password.path().toString())
                        .setConnectConfig("password", password.read());
        ServerSettings.all().forEach(builder::setServerConfig);
        return builder.start();
    }

    private static EmbeddedPostgres prepared(DataFolder folder, EmbeddedPostgres server)
            throws IOException, SQLException {
        try {
            if (!folder.isReady()) {
                createOwner(server, folder.password(OWNER).read());
                folder.markReady();
            }
            return server;
        } catch (IOException | SQLException e) {
            server.close();
            throw e;
        }
    }

    private static void createOwner(EmbeddedPostgres server, String password) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + password + "'");
            statement.execute("CREATE DATABASE " + OWNER + " OWNER " + OWNER);
            statement.execute("REVOKE CONNECT ON DATABASE " + OWNER + " FROM PUBLIC");
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + OWNER;
    }

    String ownerPassword() {
        return folder.password(OWNER).read();
    }

    /** Stops the server after its open transactions were rolled back. */
    @Override
    public void close() {
        stopWatching();
        try {
            server.close();
        } catch (IOException e) {
            throw new TongquException(
                    ErrorCode.STORE_UNAVAILABLE, "PostgreSQL does not stop: " + url(), e);
        } finally {
            folder.close();
        }
    }

    private void stopWatching() {
        watch.shutdownNow();
        try {
            if (!watch.awaitTermination(STARTUP.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("PostgreSQL is being started while it is to stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
