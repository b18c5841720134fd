package org.tongqu.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/**
 * A real PostgreSQL for tests: one server per JVM, one database with all migrations per call.
 *
 * <p>The server is stopped with the JVM. It does not sync to disk: what must survive a crash is
 * tested against the hub's own embedded server.
 */
public final class PostgresFixture {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String TEMPLATE = "tongqu_template";

    private PostgresFixture() {}

    /** One database of its own, with what tests do with it. */
    public record Database(String name, int port, DataSource dataSource) {

        /** Statements; takes part in the transactions of {@link #transactionManager()}. */
        public JdbcClient jdbc() {
            return JdbcClient.create(dataSource);
        }

        /** A transaction manager for this database. */
        public PlatformTransactionManager transactionManager() {
            return new DataSourceTransactionManager(dataSource);
        }

        /** Runs work in transactions of this database. */
        public TransactionTemplate transactions() {
            return new TransactionTemplate(transactionManager());
        }

        /** JDBC address, for {@code spring.datasource.url} or {@code TONGQU_DB_URL}. */
        public String url() {
            return "jdbc:postgresql://localhost:" + port + "/" + name + "?user=postgres";
        }
    }

    /** A fresh, migrated database. */
    public static Database freshDatabase() {
        String name = "tongqu_" + DATABASES.incrementAndGet();
        EmbeddedPostgres server = Server.RUNNING;
        JdbcClient.create(server.getPostgresDatabase())
                .sql("create database " + name + " template " + TEMPLATE)
                .update();
        return new Database(name, server.getPort(), pool(server, name));
    }

    private static DataSource pool(EmbeddedPostgres server, String name) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getDatabase("postgres", name));
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server =
                        EmbeddedPostgres.builder()
                                .setServerConfig("max_connections", "200")
                                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                                .start();
                JdbcClient.create(server.getPostgresDatabase())
                        .sql("create database " + TEMPLATE)
                        .update();
                Flyway.configure()
                        .dataSource(server.getDatabase("postgres", TEMPLATE))
                        .load()
                        .migrate();
                return server;
            } catch (IOException notStarted) {
                throw new UncheckedIOException(notStarted);
            }
        }
    }
}
