package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongqu.TongquApplication;
import org.tongqu.onboarding.Lifecycle;
import org.tongqu.onboarding.Lifecycle.Standing;
import org.tongqu.partner.PartnerStage;
import org.tongqu.sealing.HubKeys;

import java.nio.file.Path;
import java.time.Clock;

/** What is live in production is what was approved, and nothing else. */
class ProductionStagesIT {
    @TempDir private Path var = Path.of(".");

    @Test
    void takesAPartnerBackWhoseConfigurationChanged() {
        HubKeys.generate(var, HubKeys.Purpose.PRODUCTION, Clock.systemUTC());
        try (ConfigurableApplicationContext hub = start()) {
            Lifecycle lifecycle = hub.getBean(Lifecycle.class);
            assertThat(lifecycle.standings())
                    .extracting(Standing::stage)
                    .containsOnly(PartnerStage.DRAFT);
            approved(hub, "picc-sim", "of another day");
            approved(hub, "cpic-sim", lifecycle.standing("cpic-sim").digest());
        }
        try (ConfigurableApplicationContext hub = start()) {
            Lifecycle lifecycle = hub.getBean(Lifecycle.class);
            Standing back = lifecycle.standing("picc-sim");
            assertThat(back.stage()).isEqualTo(PartnerStage.TESTING);
            assertThat(back.who()).contains("tongqu");
            assertThat(lifecycle.standing("cpic-sim").stage()).isEqualTo(PartnerStage.LIVE);
            assertThat(
                            hub.getBean(JdbcClient.class)
                                    .sql(
                                            "select facts from ledger_audit where action ="
                                                    + " 'partner.promoted' and subject = 'picc-sim'")
                                    .query(String.class)
                                    .list())
                    .singleElement()
                    .asString()
                    .contains("from=LIVE", "to=TESTING");
        }
    }

    private static void approved(ConfigurableApplicationContext hub, String name, String digest) {
        hub.getBean(JdbcClient.class)
                .sql("insert into onboarding_stage values (?, 'LIVE', ?, now(), 'bob', 'seen')")
                .params(name, digest)
                .update();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplication(TongquApplication.class)
                .run(
                        "--tongqu.var=" + var,
                        "--tongqu.production=true",
                        "--server.port=0",
                        "--management.server.port=0",
                        "--tongqu.broker.port=0");
    }
}
