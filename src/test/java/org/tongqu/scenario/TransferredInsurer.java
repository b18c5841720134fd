package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.ledger.Lines;
import org.tongqu.sandbox.police.Event;
import org.tongqu.sandbox.police.Sender;
import org.tongqu.sandbox.wire.Json;
import org.tongqu.underwriting.PolicyImport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A hub whose TAIC-SIM is soon tried again, with cars of its policies. */
record TransferredInsurer(RunningHub hub, MovableClock clock, Path var) implements AutoCloseable {
    static final String TAIC = "taic-sim";
    static final String SNIC = "snic-sim";

    private static final String HEADER =
            "policyNo,kind,plateNo,plateType,vin,insurerCode,servicingInsurerCode,startAt,endAt,"
                    + "status,branchDivision\n";

    /** Starts it; {@code cutOver} is from when on listed policies are the successor's. */
    static TransferredInsurer start(Path folder, String cutOver) throws IOException {
        Path home = BadInputHub.home(folder.resolve("home"));
        Path partner = home.resolve("config/partners/taic-sim.yaml");
        BadInputHub.replace(partner, "backoffFirst: PT5S", "backoffFirst: PT0.3S");
        BadInputHub.replace(partner, "backoffCap: PT30M", "backoffCap: PT0.3S");
        BadInputHub.replace(partner, "answerWithin: PT15S", "answerWithin: PT3S");
        BadInputHub.replace(partner, "attempts: 8", "attempts: 50");
        BadInputHub.replace(
                home.resolve("config/partners/snic-sim.yaml"),
                "concurrency: 8}",
                "concurrency: 8, closed: [\"23:00-01:00\"]}");
        BadInputHub.replace(
                home.resolve("config/insurers.yaml"), "2024-07-01T00:00:00+08:00", cutOver);
        Path var = Files.createDirectories(folder.resolve("var"));
        MovableClock clock = new MovableClock();
        return new TransferredInsurer(RunningHub.start(var, home, clock), clock, var);
    }

    /**
     * A car of which TAIC wrote the policy; {@code servicing} is empty unless it is transferred.
     */
    OneCar car(int number, String servicing, String driver) throws IOException {
        String line =
                "DEMO-TAIC-C-%04d,COMPULSORY,浙L0T%03d,02,,TAIC,%s,2026-01-01T00:00:00+08:00,"
                                .formatted(number, number, servicing)
                        + "2028-01-01T00:00:00+08:00,IN_FORCE,330900";
        Path file = var.resolve("policies-" + number + ".csv");
        Files.writeString(file, HEADER + line + "\n");
        hub.bean(PolicyImport.class).run(new PolicyImport.Request(file, Optional.empty()));
        return OneCar.of(line, driver);
    }

    /** Sends an event of the police; answers the number of its case. */
    String send(ObjectNode event) {
        Sender sender = hub.sandbox().authorities().police12123().sender();
        var suite = hub.sandbox().authorities().police12123().party().suites().sm2();
        return sender.send(suite, Event.parse(Json.write(event)))
                .requireReceipt()
                .caseNo()
                .orElseThrow();
    }

    LedgerView ledger() {
        return new LedgerView(hub);
    }

    /** Waits until the only line of a case is as it should be. */
    Lines.Line line(String accidentNo, Predicate<Lines.Line> is) {
        return ledger().until(() -> lines(accidentNo).stream().filter(is).findFirst());
    }

    Lines.Line line(String accidentNo) {
        List<Lines.Line> lines = lines(accidentNo);
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private List<Lines.Line> lines(String accidentNo) {
        return hub.bean(Lines.class).of(accidentNo);
    }

    @Override
    public void close() {
        hub.close();
    }
}
