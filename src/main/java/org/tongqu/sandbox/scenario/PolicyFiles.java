package org.tongqu.sandbox.scenario;

import org.tongqu.sandbox.scenario.Cast.Car;
import org.tongqu.sandbox.scenario.Cast.Cover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The policies of all casts, as the insurers would hand them over; one CSV for each insurer. */
final class PolicyFiles {

    static final String HEADER =
            "policyNo,kind,plateNo,plateType,vin,insurerCode,servicingInsurerCode,"
                    + "startAt,endAt,status,branchDivision";

    private static final String TERM =
            "2026-01-01T00:00:00+08:00,2028-01-01T00:00:00+08:00,IN_FORCE,330900";

    private PolicyFiles() {}

    /** The files by their name in {@code src/main/resources/sandbox}. */
    static Map<String, String> all() {
        Map<String, List<String>> rows = new TreeMap<>();
        for (Cast cast : Casts.all()) {
            for (Car car : cast.cars()) {
                for (Cover cover : car.covers()) {
                    String name = "policies-" + cover.insurer().toLowerCase(Locale.ROOT) + ".csv";
                    rows.computeIfAbsent(name, file -> new ArrayList<>(List.of(HEADER)))
                            .add(row(car, cover));
                }
            }
        }
        Map<String, String> files = new TreeMap<>();
        rows.forEach((name, lines) -> files.put(name, String.join("\n", lines) + "\n"));
        return files;
    }

    private static String row(Car car, Cover cover) {
        return String.join(
                ",",
                cover.policyNo(),
                cover.kind().name(),
                car.plateNo(),
                car.plateType(),
                car.vin(),
                cover.insurer(),
                cover.servicing(),
                TERM);
    }
}
