package org.tongqu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresFixtureIT {

    @Test
    void givesEachCallerAMigratedDatabaseOfItsOwn() {
        var one = PostgresFixture.freshDatabase();
        var other = PostgresFixture.freshDatabase();
        one.jdbc().sql("create table mine (id int)").update();
        assertThat(tables(one)).contains("mine", "underwriting_policy");
        assertThat(tables(other)).doesNotContain("mine").contains("underwriting_policy");
    }

    private static java.util.List<String> tables(PostgresFixture.Database database) {
        return database.jdbc()
                .sql(
                        "select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list();
    }
}
