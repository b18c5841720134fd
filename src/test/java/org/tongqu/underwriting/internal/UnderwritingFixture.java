package org.tongqu.underwriting.internal;

import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tongqu.partner.InsurerRegistry;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.internal.InsurersFile;
import org.tongqu.partner.internal.PartnerFiles;
import org.tongqu.sealing.DataCipher;
import org.tongqu.testing.PostgresFixture;
import org.tongqu.testing.PostgresFixture.Database;
import org.tongqu.testing.TestDataCipher;
import org.tongqu.underwriting.PolicyImport;
import org.tongqu.underwriting.RoutingQueue;
import org.tongqu.underwriting.UnderwriterResolver;
import org.tongqu.underwriting.internal.store.Decisions;
import org.tongqu.underwriting.internal.store.ImportLedger;
import org.tongqu.underwriting.internal.store.PolicyIndex;
import org.tongqu.underwriting.internal.store.PolicyWriter;
import org.tongqu.underwriting.internal.store.WaitingList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The module on a real database, with the shipped partners and insurers. */
final class UnderwritingFixture {
    static final Instant NOW = Instant.parse("2025-05-19T12:00:00Z");
    static final String HEADER =
            "policyNo,kind,plateNo,plateType,vin,insurerCode,servicingInsurerCode,startAt,endAt,"
                    + "status,branchDivision\n";

    private final Database database = PostgresFixture.freshDatabase();
    private final DataCipher cipher = new TestDataCipher();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final InsurerRegistry insurers = new InsurersFile(Path.of("config/insurers.yaml"));
    private final PartnerDirectory partners =
            new PartnerFiles(
                    Path.of("config/partners"),
                    new StandardEnvironment()::resolveRequiredPlaceholders);
    private final List<String> audited = new ArrayList<>();

    Database database() {
        return database;
    }

    /** What was entered in the audit trail. */
    List<String> audited() {
        return audited;
    }

    PolicyImport policyImport() {
        return policyImport(writer());
    }

    PolicyImport policyImport(PolicyWriter writer) {
        return new CsvPolicyImport(
                insurers,
                cipher,
                database.transactionManager(),
                new ImportLedger(database.jdbc()),
                writer,
                clock);
    }

    PolicyWriter writer() {
        return new PolicyWriter(new JdbcTemplate(database.dataSource()));
    }

    UnderwriterResolver resolver() {
        CandidateSearch search =
                new CandidateSearch(
                        new PolicyIndex(database.jdbc()), insurers, partners, cipher, clock);
        return new Resolver(
                search,
                insurers,
                partners,
                new Decisions(database.jdbc()),
                new WaitingList(database.jdbc()),
                clock);
    }

    RoutingQueue queue() {
        return new Queue(
                new Decisions(database.jdbc()),
                new WaitingList(database.jdbc()),
                partners,
                (action, subject, actor, facts) ->
                        audited.add(
                                String.join(
                                        " ",
                                        action,
                                        subject,
                                        actor,
                                        String.valueOf(new TreeMap<>(facts)))),
                clock);
    }

    /** Writes a policy file with the usual header. */
    static Path file(Path folder, String... rows) {
        return text(folder, HEADER + String.join("\n", rows) + "\n");
    }

    static Path text(Path folder, String content) {
        try {
            return Files.writeString(Files.createTempFile(folder, "policies", ".csv"), content);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    PolicyImport.Report load(Path file) {
        return policyImport().run(new PolicyImport.Request(file, Optional.empty()));
    }

    long count(String query) {
        return database.jdbc().sql(query).query(Long.class).single();
    }
}
