package org.tongqu.sandbox.scenario;

import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.scenario.Cast.Car;
import org.tongqu.sandbox.scenario.Cast.Cover;

import java.util.List;

/** Any number of rear-end collisions: one car insured at PICC-SIM, the other at CPIC-SIM. */
final class LoadCasts {

    private static final int FIRST_CAR = 100_000;
    private static final String LETTERS = "ABCDEFGHJK";
    private static final String HEADER =
            "policyNo,kind,plateNo,plateType,vin,insurerCode,servicingInsurerCode,startAt,endAt,"
                    + "status,branchDivision\n";

    private LoadCasts() {}

    static Cast of(int caseNumber) {
        int first = 2 * caseNumber;
        return new Cast(
                "LOAD",
                List.of(
                        car("1", first, "测试甲", "330900190001010012", "PICC").found("FULL", 100),
                        car("2", first + 1, "测试乙", "330900190001010020", "CPIC")));
    }

    private static Car car(String suffix, int number, String driver, String idNo, String insurer) {
        String policyNo = "DEMO-%s-C-%07d".formatted(insurer, FIRST_CAR + number);
        return new Car(
                "V" + suffix,
                "P" + suffix,
                "浙L%c%04d".formatted(LETTERS.charAt(number / 10_000), number % 10_000),
                "02",
                Casts.vin(FIRST_CAR + number),
                driver,
                idNo,
                "0000000000" + suffix,
                List.of(new Cover(PolicyKind.COMPULSORY, insurer, insurer, policyNo)),
                "NONE",
                0);
    }

    /** The policies of the first cases, as a file for the hub to import. */
    static String policies(int cases) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < cases; i++) {
            for (Car car : of(i).cars()) {
                Cover cover = car.covers().get(0);
                csv.append(
                        "%s,COMPULSORY,%s,%s,%s,%s,%s,2026-01-01T00:00:00+08:00,2028-01-01T00:00:00+08:00,IN_FORCE,330900%n"
                                .formatted(
                                        cover.policyNo(),
                                        car.plateNo(),
                                        car.plateType(),
                                        car.vin(),
                                        cover.insurer(),
                                        cover.insurer()));
            }
        }
        return csv.toString();
    }
}
