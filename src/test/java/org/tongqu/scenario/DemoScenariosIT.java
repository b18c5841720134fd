package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.delivery.Deliveries;
import org.tongqu.delivery.DeliveryState;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The demo's scenarios, each to its end: real broker, Kafka, SFTP, HTTPS and database. */
class DemoScenariosIT {
    private static RunningHub hub;

    @BeforeAll
    static void start(@TempDir Path var) {
        hub = RunningHub.start(var);
        hub.importPolicies();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"D1", "D2", "D3", "D4", "D6", "D7", "D8", "D9", "D12", "D15"})
    void playsToItsEnd(String scenario) {
        List<ObjectNode> timeline = new ArrayList<>();

        hub.sandbox().scenarios().play(scenario, timeline::add);

        assertThat(timeline.get(timeline.size() - 1).path("result").asText())
                .as("%s", timeline)
                .isEqualTo("PASSED");
        assertThat(parked())
                .allSatisfy(
                        shown -> {
                            assertThat(scenario).isEqualTo("D15");
                            assertThat(shown.partner()).isIn("ygbx-sim", "taic-sim");
                            assertThat(shown.reason()).contains("NOT_ENCODABLE");
                        });
        assertThat(hub.metrics())
                .containsPattern(
                        "tongqu_messages_accepted_total\\{partner=\"police-12123-sim\"\\} [1-9]")
                .containsPattern(
                        "tongqu_deliveries_ended_seconds_count\\{partner=\"[a-z]+-sim\","
                                + "state=\"CONFIRMED\"\\} [1-9]")
                .containsPattern(
                        "tongqu_step_seconds_count\\{partner=\"hub\",step=\"plan\"\\} [1-9]");
    }

    private static List<Deliveries.Shown> parked() {
        return hub.bean(Deliveries.class)
                .list(Optional.empty(), Optional.of(DeliveryState.PARKED), 10);
    }
}
