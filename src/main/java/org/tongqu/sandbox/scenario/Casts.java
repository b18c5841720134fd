package org.tongqu.sandbox.scenario;

import static org.tongqu.sandbox.insurer.Claim.PolicyKind.COMMERCIAL;
import static org.tongqu.sandbox.insurer.Claim.PolicyKind.COMPULSORY;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.scenario.Cast.Car;
import org.tongqu.sandbox.scenario.Cast.Cover;

import java.util.ArrayList;
import java.util.List;

/**
 * The casts of the scenarios. Each run has its own cars: two accidents of the same two cars within
 * hours would be one accident to the hub. After {@link #RUNS} runs the cars come again.
 */
final class Casts {

    static final int RUNS = 20;
    static final List<String> IDS =
            List.of("D1", "D2", "D3", "D4", "D6", "D7", "D8", "D9", "D12", "D15");

    private static final int MOST_CARS = 4;
    private static final int CARS_PER_RUN = MOST_CARS * IDS.size();
    private static final String ORDINARY = "02";
    private static final String NEW_ENERGY = "52";
    private static final String RARE_NAME = "测试𠮷";
    private static final List<String> DRIVERS = List.of("测试甲", "测试乙", "测试丙", "测试丁");
    private static final List<String> ID_NUMBERS =
            List.of(
                    "330900190001010012",
                    "330900190001010020",
                    "330900190001010039",
                    "330900190001010047");
    private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final String VIN_LETTERS = "ABCDEFGH.JKLMN.P.R.STUVWXYZ";
    private static final String VIN_VALUES = "12345678.12345.7.9.23456789";

    private Casts() {}

    /** The cast of a scenario's run. */
    static Cast of(String id, int run) {
        int first = 1 + (run % RUNS) * CARS_PER_RUN + MOST_CARS * IDS.indexOf(id);
        List<Car> cars = new ArrayList<>();
        for (List<Written> policies : policies(id)) {
            cars.add(car(id, first, cars.size(), policies));
        }
        return new Cast(id, List.copyOf(cars));
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

    /** A policy as its insurer wrote it, and who serves it now. */
    private record Written(PolicyKind kind, String insurer, String servicing) {}

    private static List<Written> compulsory(String insurer) {
        return List.of(new Written(COMPULSORY, insurer, insurer));
    }

    private static List<Written> transferred(String insurer, String successor) {
        return List.of(new Written(COMPULSORY, insurer, successor));
    }

    private static List<Written> both(String compulsory, String commercial) {
        return List.of(
                new Written(COMPULSORY, compulsory, compulsory),
                new Written(COMMERCIAL, commercial, commercial));
    }

    /** The policies of each car, the striking one first. */
    private static List<List<Written>> policies(String id) {
        return switch (id) {
            case "D1" -> List.of(both("PICC", "PICC"), compulsory("CICP"));
            case "D2" -> List.of(both("PAIC", "PAIC"), compulsory("YGBX"));
            case "D3" -> List.of(both("PICC", "PICC"), compulsory("CPIC"));
            case "D4" -> List.of(compulsory("PAIC"), compulsory("CPIC"));
            case "D6" -> List.of(transferred("TAIC", "SNIC"), compulsory("TAIC"));
            case "D7" -> List.of(both("GPIC", "CPIC"), compulsory("PICC"));
            case "D8" -> List.of(compulsory("CPIC"), compulsory("TPIC"));
            case "D9" -> List.of(compulsory("CCIC"), both("YGBX", "GPIC"));
            case "D12" -> List.of(compulsory("CICP"), compulsory("CPIC"));
            case "D15" ->
                    List.of(
                            both("PICC", "PAIC"),
                            both("CPIC", "GPIC"),
                            both("CICP", "CCIC"),
                            both("YGBX", "TAIC"));
            default -> throw new SandboxException("no scenario " + id);
        };
    }

    private static Car car(String id, int first, int place, List<Written> policies) {
        int number = first + place;
        boolean newEnergy = id.equals("D7") && place == 0;
        return new Car(
                "V" + (place + 1),
                "P" + (place + 1),
                newEnergy ? "浙LD%05d".formatted(number) : "浙L0T%03d".formatted(number),
                newEnergy ? NEW_ENERGY : ORDINARY,
                vin(number),
                id.equals("D15") ? RARE_NAME : DRIVERS.get(place),
                ID_NUMBERS.get(place),
                "0000000000" + (place + 1),
                policies.stream().map(written -> cover(written, number)).toList(),
                place == 0 ? "FULL" : "NONE",
                place == 0 ? 100 : 0);
    }

    private static Cover cover(Written written, int number) {
        String letter = written.kind() == COMPULSORY ? "C" : "B";
        return new Cover(
                written.kind(),
                written.insurer(),
                written.servicing(),
                "DEMO-%s-%s-%04d".formatted(written.insurer(), letter, number));
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
