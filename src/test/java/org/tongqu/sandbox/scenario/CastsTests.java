package org.tongqu.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongqu.sandbox.scenario.Cast.Car;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Cars and policies of the scenarios. */
class CastsTests {

    private static final Path RESOURCES = Path.of("src/main/resources/sandbox");

    @Test
    void makesTheSampleVins() {
        assertThat(Casts.vin(1)).isEqualTo("LTTAA11B4R0000001");
        assertThat(Casts.vin(2)).isEqualTo("LTTAA11B6R0000002");
    }

    @Test
    void givesEveryRunCarsOfItsOwn() {
        List<Car> cars = Casts.all().stream().flatMap(cast -> cast.cars().stream()).toList();
        assertThat(cars).hasSizeGreaterThanOrEqualTo(2 * Casts.IDS.size() * Casts.RUNS);
        assertThat(cars.stream().map(Car::plateNo)).doesNotHaveDuplicates();
        assertThat(cars.stream().map(Car::vin)).doesNotHaveDuplicates();
    }

    @Test
    void keepsThePolicyFilesInStepWithTheCasts() throws IOException {
        for (Map.Entry<String, String> file : PolicyFiles.all().entrySet()) {
            Path path = RESOURCES.resolve(file.getKey());
            if (Boolean.getBoolean("sandbox.write-policies")) {
                Files.writeString(path, file.getValue());
            }
            assertThat(Files.readString(path, StandardCharsets.UTF_8)).isEqualTo(file.getValue());
        }
    }
}
