package org.tongqu.sandbox.scenario;

import org.tongqu.sandbox.insurer.Claim.PolicyKind;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who is in a scenario; all of it fictional. */
record Cast(String scenario, List<Car> cars) {

    /** Insurers that are connected to the hub. */
    static final List<String> LINKED =
            List.of("PICC", "PAIC", "CPIC", "GPIC", "CICP", "YGBX", "CCIC", "TAIC", "SNIC");

    /**
     * A policy of a car.
     *
     * @param insurer CBIT code of the company that wrote it
     * @param servicing CBIT code of the company that serves it now
     */
    record Cover(PolicyKind kind, String insurer, String servicing, String policyNo) {
        boolean isLinked() {
            return LINKED.contains(servicing);
        }
    }

    /** A car, who drives it, and what the police find its driver liable for, in percent. */
    record Car(
            String vehicleId,
            String partyId,
            String plateNo,
            String plateType,
            String vin,
            String driver,
            String idNo,
            String phone,
            List<Cover> covers,
            String liability,
            int share) {

        Car found(String otherLiability, int otherShare) {
            return new Car(
                    vehicleId,
                    partyId,
                    plateNo,
                    plateType,
                    vin,
                    driver,
                    idNo,
                    phone,
                    covers,
                    otherLiability,
                    otherShare);
        }
    }

    /** One claim that is to come of it. */
    record Line(Car car, Cover cover) {}

    /** The car that struck the others. */
    Car striking() {
        return cars.get(0);
    }

    /** Claims at insurers that are connected. */
    List<Line> lines() {
        return lines(Cover::isLinked);
    }

    /** Claims at insurers that are not. */
    List<Line> notLinked() {
        return lines(cover -> !cover.isLinked());
    }

    /** Claims on such policies. */
    List<Line> lines(Predicate<Cover> wanted) {
        return cars.stream()
                .flatMap(
                        car ->
                                car.covers().stream()
                                        .filter(wanted)
                                        .flatMap(cover -> Stream.of(new Line(car, cover))))
                .toList();
    }

    /** The same cars, everybody equally liable. */
    Cast equally() {
        int share = 100 / cars.size();
        return new Cast(scenario, cars.stream().map(car -> car.found("EQUAL", share)).toList());
    }
}
