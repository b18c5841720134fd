package org.tongqu.ledger.internal.embedded;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A process that starts the database, commits a row, says so, and waits for its end. */
final class DatabaseToBeKilled {

    static final String COMMITTED = "committed";

    private DatabaseToBeKilled() {}

    /** Takes the folder as its only argument. */
    public static void main(String... arguments) throws Exception {
        EmbeddedDatabase database =
                EmbeddedDatabase.start(Path.of(arguments[0]), 0, new SecureRandom());
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), EmbeddedDatabase.OWNER, database.ownerPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (word text)");
            statement.execute("INSERT INTO kept VALUES ('committed before the kill')");
        }
        System.out.println(COMMITTED);
        System.in.read();
    }
}
