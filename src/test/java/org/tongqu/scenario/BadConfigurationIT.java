package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.tongqu.TongquApplication;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.file.Path;

/** A hub whose files hold a typo does not start, and says file, line and field. */
class BadConfigurationIT {
    private final Path folder;

    BadConfigurationIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "config/partners/picc-sim.yaml; attempts: ; atempts: ; :10:/delivery/atempts",
                "mappings/picc-sim/mapping.yaml; contentType: ; contenType: ; contenType"
            })
    void isRefusedAtStart(String file, String right, String wrong, String named)
            throws IOException {
        Path home = BadInputHub.home(folder.resolve("home"));
        BadInputHub.replace(home.resolve(file), right, wrong);

        Throwable refusal = catchThrowable(() -> start(home));

        assertThat(refusal).isNotNull();
        TongquException cause = cause(refusal);
        assertThat(cause.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
        assertThat(cause).hasMessageContaining(file).hasMessageContaining(named);
    }

    private void start(Path home) {
        new SpringApplication(TongquApplication.class)
                .run(
                        "--tongqu.home=" + home,
                        "--tongqu.var=" + folder.resolve("var"),
                        "--tongqu.broker.port=0",
                        "--server.port=0",
                        "--management.server.port=0")
                .close();
    }

    private static TongquException cause(Throwable refusal) {
        Throwable at = refusal;
        while (!(at instanceof TongquException) && at.getCause() != null) {
            at = at.getCause();
        }
        assertThat(at).isInstanceOf(TongquException.class);
        return (TongquException) at;
    }
}
