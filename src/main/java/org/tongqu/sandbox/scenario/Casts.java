package org.tongqu.sandbox.scenario;

import static org.tongqu.sandbox.insurer.Claim.PolicyKind.COMMERCIAL;
import static org.tongqu.sandbox.insurer.Claim.PolicyKind.COMPULSORY;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.scenario.Cast.Car;
import org.tongqu.sandbox.scenario.Cast.Cover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The casts of D1, D7, D8 and D15. Each run has its own cars: two accidents of the same two cars
 * within hours would be one accident to the hub. After {@link #RUNS} runs the cars come again.
 */
final class Casts {

    static final int RUNS = 40;
    static final List<String> IDS = List.of("D1", "D7", "D8", "D15");

    private static final int CARS_PER_RUN = 2 * IDS.size();
    private static final String ORDINARY = "02";
    private static final String NEW_ENERGY = "52";
    private static final String RARE_NAME = "测试𠮷";
    private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final String VIN_LETTERS = "ABCDEFGH.JKLMN.P.R.STUVWXYZ";
    private static final String VIN_VALUES = "12345678.12345.7.9.23456789";

    private Casts() {}

    /** The cast of a scenario's run. */
    static Cast of(String id, int run) {
        int first = 1 + (run % RUNS) * CARS_PER_RUN + 2 * IDS.indexOf(id);
        return switch (id) {
            case "D1" ->
                    new Cast(
                            id,
                            "两车追尾，人保与太保各承保一车",
                            true,
                            striking(first, "测试甲", Map.of(COMPULSORY, "PICC", COMMERCIAL, "PICC")),
                            struck(first + 1, "测试乙", Map.of(COMPULSORY, "CPIC")));
            case "D7" ->
                    new Cast(
                            id,
                            "鸳鸯单：交强险在大地，商业险在太保",
                            true,
                            newEnergy(first, Map.of(COMPULSORY, "CCIC", COMMERCIAL, "CPIC")),
                            struck(first + 1, "测试乙", Map.of(COMPULSORY, "PICC")));
            case "D8" ->
                    new Cast(
                            id,
                            "对方保险公司未接入",
                            false,
                            striking(first, "测试甲", Map.of(COMPULSORY, "CPIC")),
                            struck(first + 1, "测试乙", Map.of(COMPULSORY, "TPIC")));
            case "D15" ->
                    new Cast(
                            id,
                            "生僻字姓名同时送三家公司",
                            false,
                            striking(
                                    first,
                                    RARE_NAME,
                                    Map.of(COMPULSORY, "PICC", COMMERCIAL, "CPIC")),
                            struck(first + 1, RARE_NAME, Map.of(COMPULSORY, "CCIC")));
            default -> throw new SandboxException("no scenario " + id);
        };
    }

    /** Every cast there is. */
    static List<Cast> all() {
        List<Cast> casts = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            for (String id : IDS) {
                casts.add(of(id, run));
            }
        }
        return casts;
    }

    private static Car striking(int number, String driver, Map<PolicyKind, String> insurers) {
        return new Car(
                "V1",
                "P1",
                "浙L0T%03d".formatted(number),
                ORDINARY,
                vin(number),
                driver,
                "330900190001010012",
                "00000000001",
                covers(number, insurers));
    }

    private static Car newEnergy(int number, Map<PolicyKind, String> insurers) {
        Car car = striking(number, "测试甲", insurers);
        return new Car(
                car.vehicleId(),
                car.partyId(),
                "浙LD%05d".formatted(number),
                NEW_ENERGY,
                car.vin(),
                car.driver(),
                car.idNo(),
                car.phone(),
                car.covers());
    }

    private static Car struck(int number, String driver, Map<PolicyKind, String> insurers) {
        return new Car(
                "V2",
                "P2",
                "浙L0T%03d".formatted(number),
                ORDINARY,
                vin(number),
                driver,
                "330900190001010020",
                "00000000002",
                covers(number, insurers));
    }

    private static List<Cover> covers(int number, Map<PolicyKind, String> insurers) {
        return Arrays.stream(PolicyKind.values())
                .filter(insurers::containsKey)
                .map(kind -> cover(kind, String.valueOf(insurers.get(kind)), number))
                .toList();
    }

    private static Cover cover(PolicyKind kind, String insurer, int number) {
        String letter = kind == COMPULSORY ? "C" : "B";
        return new Cover(kind, insurer, "DEMO-%s-%s-%04d".formatted(insurer, letter, number));
    }

    /** A VIN of an invented maker with the check digit of GB 16735. */
    static String vin(int number) {
        String blank = "LTTAA11B0R%07d".formatted(number);
        int sum = 0;
        for (int i = 0; i < blank.length(); i++) {
            sum += VIN_WEIGHTS[i] * value(blank.charAt(i));
        }
        int check = sum % 11;
        return "LTTAA11B" + (check == 10 ? "X" : String.valueOf(check)) + blank.substring(9);
    }

    private static int value(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return VIN_VALUES.charAt(VIN_LETTERS.indexOf(c)) - '0';
    }
}
