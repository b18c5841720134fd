package org.tongqu.sandbox.scenario;

import org.tongqu.sandbox.insurer.Claim.PolicyKind;

import java.util.List;
import java.util.stream.Stream;

/** Who is in a scenario; all of it fictional (domain/law-and-codes §2.12). */
record Cast(String scenario, String title, boolean with110, Car striking, Car struck) {

    /** Insurers that are connected to the hub. */
    static final List<String> LINKED = List.of("PICC", "CPIC", "CCIC");

    /** A policy of a car; {@code insurer} is the CBIT code. */
    record Cover(PolicyKind kind, String insurer, String policyNo) {
        boolean isLinked() {
            return LINKED.contains(insurer);
        }
    }

    /** A car and who drives it. */
    record Car(
            String vehicleId,
            String partyId,
            String plateNo,
            String plateType,
            String vin,
            String driver,
            String idNo,
            String phone,
            List<Cover> covers) {}

    /** One claim that is to come of it. */
    record Line(Car car, Cover cover) {}

    List<Car> cars() {
        return List.of(striking, struck);
    }

    /** Claims at insurers that are connected. */
    List<Line> lines() {
        return allLines().filter(line -> line.cover().isLinked()).toList();
    }

    /** Claims at insurers that are not. */
    List<Line> notLinked() {
        return allLines().filter(line -> !line.cover().isLinked()).toList();
    }

    private Stream<Line> allLines() {
        return cars().stream()
                .flatMap(car -> car.covers().stream().map(cover -> new Line(car, cover)));
    }
}
