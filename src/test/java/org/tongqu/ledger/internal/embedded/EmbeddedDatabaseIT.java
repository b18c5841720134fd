package org.tongqu.ledger.internal.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

class EmbeddedDatabaseIT {

    private final Path folder;

    EmbeddedDatabaseIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void losesNothingThatWasCommittedAndListensOnLoopbackAlone() {
        try (EmbeddedDatabase database = start()) {
            JdbcClient client = superuserOf(database);

            assertThat(show(client, "fsync")).isEqualTo("on");
            assertThat(show(client, "synchronous_commit")).isEqualTo("on");
            assertThat(show(client, "full_page_writes")).isEqualTo("on");
            assertThat(show(client, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(client, "unix_socket_directories")).isEmpty();
            assertThat(show(client, "log_error_verbosity")).isEqualTo("terse");
        }
    }

    @Test
    void knowsNobodyWithoutThePassword() {
        try (EmbeddedDatabase database = start()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(
                            () ->
                                    DriverManager.getConnection(
                                            database.url(), EmbeddedDatabase.OWNER, "guess"))
                    .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("28P01"));
        }
    }

    @Test
    void keepsItsFilesToItself() throws IOException {
        start().close();

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("tongqu.password"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("postgres.password"))).isEqualTo("rw-------");
    }

    @Test
    void ownerOfTheLedgerIsNoSuperuser() {
        try (EmbeddedDatabase database = start()) {
            assertThat(show(clientOf(database), "is_superuser")).isEqualTo("off");
        }
    }

    @Test
    void keepsItsRowsOverARestart() {
        try (EmbeddedDatabase database = start()) {
            clientOf(database).sql("CREATE TABLE kept AS SELECT 'a row' AS word").update();
        }
        try (EmbeddedDatabase database = start()) {
            assertThat(wordIn(database)).isEqualTo("a row");
        }
    }

    @Test
    void refusesASecondHubOnTheSameFolder() {
        try (EmbeddedDatabase first = start()) {
            assertThatExceptionOfType(TongquException.class)
                    .isThrownBy(this::start)
                    .withMessageContaining("another hub runs on")
                    .satisfies(
                            refusal ->
                                    assertThat(refusal.code())
                                            .isEqualTo(ErrorCode.STORE_UNAVAILABLE));
            assertThat(show(clientOf(first), "fsync")).isEqualTo("on");
        }
    }

    @Test
    void takesOverFromAServerWhoseHubWasKilled() throws Exception {
        long orphan = killAHub();
        assertThat(ProcessHandle.of(orphan)).isPresent();

        try (EmbeddedDatabase database = start()) {
            assertThat(wordIn(database)).isEqualTo("committed before the kill");
            assertThat(ProcessHandle.of(orphan)).isEmpty();
        }
    }

    @Test
    void setsAsideAClusterThatWasNeverFinished() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/postgresql.conf"), "");

        try (EmbeddedDatabase database = start()) {
            assertThat(show(clientOf(database), "fsync")).isEqualTo("on");
        }
        try (var children = Files.list(folder)) {
            assertThat(children)
                    .anyMatch(path -> path.getFileName().toString().startsWith("data.unfinished-"));
        }
    }

    /** The process number of the server it leaves behind. */
    private long killAHub() throws IOException, InterruptedException {
        Process hub =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                DatabaseToBeKilled.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader said = hub.inputReader()) {
            assertThat(said.lines().anyMatch(DatabaseToBeKilled.COMMITTED::equals)).isTrue();
        } finally {
            hub.destroyForcibly();
        }
        assertThat(hub.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(folder, 0, new SecureRandom());
    }

    private static String wordIn(EmbeddedDatabase database) {
        return clientOf(database).sql("SELECT word FROM kept").query(String.class).single();
    }

    private static String show(JdbcClient client, String setting) {
        return client.sql("SHOW " + setting).query(String.class).single();
    }

    private static JdbcClient clientOf(EmbeddedDatabase database) {
        return JdbcClient.create(
                new DriverManagerDataSource(
                        database.url(), EmbeddedDatabase.OWNER, database.ownerPassword()));
    }

    private JdbcClient superuserOf(EmbeddedDatabase database) {
        String password = new PasswordFile(folder.resolve("postgres.password")).read();
        return JdbcClient.create(new DriverManagerDataSource(database.url(), "postgres", password));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
