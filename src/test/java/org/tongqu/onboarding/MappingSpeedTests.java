package org.tongqu.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.onboarding.MappingSpeed.Measured;
import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.partner.TongquPaths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What is measured is what it says; how fast it is depends on the machine. */
class MappingSpeedTests {
    private static final Duration MOMENT = Duration.ofMillis(50);

    @TempDir private Path var = Path.of(".");

    @Test
    void measuresEveryInsurer() throws IOException {
        List<Measured> measured = measured(2 << 10);

        assertThat(measured).hasSize(9).allMatch(one -> one.perSecond() > 0);
        assertThat(measured).allMatch(one -> one.viewBytes() >= 2 << 10 && one.viewBytes() < 3000);
        assertThat(measured).allMatch(one -> one.messageBytes() > 200);
    }

    @Test
    void growsTheCaseToTheSizeThatIsAskedFor() throws IOException {
        List<Measured> measured = measured(100 << 10);

        assertThat(measured)
                .allMatch(one -> one.viewBytes() >= 100 << 10 && one.viewBytes() < 110_000);
        assertThat(measured)
                .filteredOn(one -> one.partner().equals("picc-sim"))
                .allMatch(one -> one.messageBytes() > 50_000);
    }

    @Test
    void dividesByTheTimeOfTheProcessor() {
        assertThat(new Measured("picc-sim", 1, 1, 300, Duration.ofMillis(1500)).perSecond())
                .isEqualTo(200);
    }

    private List<Measured> measured(int bytes) throws IOException {
        return new MappingSpeed(
                        Tools.read(
                                new TongquPaths(Path.of("."), var),
                                CheckoutCopy::resolved,
                                Clock.systemUTC()))
                .of(
                        partner -> true,
                        Files.readAllBytes(Path.of("docs/samples/case-preview.json")),
                        bytes,
                        MOMENT);
    }
}
