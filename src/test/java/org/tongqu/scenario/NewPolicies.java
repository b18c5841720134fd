package org.tongqu.scenario;

import org.tongqu.underwriting.PolicyImport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Policies for one test, of a car that no other test has. */
final class NewPolicies {
    private static final int FIRST_CAR = 5000;
    private static final String IN_FORCE = "2020-01-01T00:00,2099-12-31T24:00,IN_FORCE,330900";
    private static final String LAPSED = "2020-01-01T00:00,2020-12-31T24:00,LAPSED,330900";
    private static final AtomicInteger CARS = new AtomicInteger(FIRST_CAR);
    private static final String HEADER =
            "policyNo,kind,plateNo,plateType,vin,insurerCode,servicingInsurerCode,startAt,endAt,"
                    + "status,branchDivision\n";

    private final BadInputHub.Started hub;
    private final int car = CARS.getAndIncrement();

    NewPolicies(BadInputHub.Started hub) {
        this.hub = hub;
    }

    /** Insures the car's compulsory cover with each of these companies at once. */
    OneCar with(String... companies) throws IOException {
        return policies(IN_FORCE, companies);
    }

    /** The car's compulsory cover ended long ago, and nobody renewed it. */
    OneCar lapsedAt(String company) throws IOException {
        return policies(LAPSED, company);
    }

    private OneCar policies(String term, String... companies) throws IOException {
        StringBuilder file = new StringBuilder(HEADER);
        for (String company : companies) {
            file.append(row(company)).append(term).append('\n');
        }
        Path csv = Files.writeString(hub.var().resolve("policies-" + car + ".csv"), file);
        hub.hub().bean(PolicyImport.class).run(new PolicyImport.Request(csv, Optional.empty()));
        return OneCar.of(row(companies[0]) + term);
    }

    private String row(String company) {
        return "DEMO-%1$s-C-%2$04d,COMPULSORY,浙LT%2$04d,02,LTTAA11B6R000%2$04d,%1$s,%1$s,"
                .formatted(company, car);
    }
}
