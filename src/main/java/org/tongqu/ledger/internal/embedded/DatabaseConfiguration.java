package org.tongqu.ledger.internal.embedded;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongqu.partner.TongquPaths;

import java.security.SecureRandom;
import java.time.Duration;

/** The pool of connections to the ledger's database; there before Flyway looks at its tables. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    private static final String NO_OUTSIDE_DATABASE = "'${tongqu.database.url:}'.isBlank()";

    private static final Duration READ_TIMEOUT = Duration.ofMinutes(2);

    /** An open transaction hides all later ones from whoever reads by position. */
    private static final Duration LONGEST_IDLE_TRANSACTION = Duration.ofMinutes(1);

    @Bean
    @ConditionalOnExpression(NO_OUTSIDE_DATABASE)
    EmbeddedDatabase embeddedDatabase(DatabaseSettings settings, TongquPaths paths) {
        return EmbeddedDatabase.start(
                paths.var().resolve("postgres"), settings.port(), new SecureRandom());
    }

    @Bean
    HikariDataSource dataSource(
            DatabaseSettings settings, ObjectProvider<EmbeddedDatabase> embedded) {
        EmbeddedDatabase own = embedded.getIfAvailable();
        HikariConfig pool = own == null ? outside(settings) : embedded(own);
        pool.setPoolName("ledger");
        pool.setMaximumPoolSize(settings.poolSize());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(settings.connectionTimeout().toMillis());
        pool.setValidationTimeout(settings.connectionTimeout().toMillis());
        pool.addDataSourceProperty("connectTimeout", seconds(settings.connectionTimeout()));
        pool.addDataSourceProperty("loginTimeout", seconds(settings.connectionTimeout()));
        pool.addDataSourceProperty("socketTimeout", seconds(READ_TIMEOUT));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("ApplicationName", "tongqu");
        pool.addDataSourceProperty(
                "options",
                "-c idle_in_transaction_session_timeout=" + LONGEST_IDLE_TRANSACTION.toMillis());
        return new HikariDataSource(pool);
    }

    private static HikariConfig embedded(EmbeddedDatabase database) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(database.url());
        pool.setUsername(EmbeddedDatabase.OWNER);
        pool.setPassword(database.ownerPassword());
        return pool;
    }

    private static HikariConfig outside(DatabaseSettings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(settings.outsideUrl().orElseThrow());
        pool.setUsername(settings.user());
        if (settings.passwordFile() != null) {
            pool.setPassword(new PasswordFile(settings.passwordFile()).read());
        }
        return pool;
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }
}
