package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.Lifecycle;
import org.tongqu.onboarding.Lifecycle.Standing;
import org.tongqu.partner.PartnerStage;

import java.time.Instant;
import java.util.List;

/** The steps to live and away from it: who may take them, and what they stop. */
@ExtendWith(OnboardingHub.class)
class PromotionIT {
    private static final String PICC = "picc-sim";
    private static final String CPIC = "cpic-sim";

    private final OnboardingHub.Started hub = OnboardingHub.hub();
    private final Lifecycle lifecycle = hub.hub().bean(Lifecycle.class);

    @AfterEach
    void bringBack() {
        for (String partner : List.of(PICC, CPIC)) {
            if (lifecycle.standing(partner).stage() == PartnerStage.SUSPENDED) {
                lifecycle.promote(partner, PartnerStage.TESTING, "tester", "test");
            }
            if (lifecycle.standing(partner).stage() == PartnerStage.TESTING) {
                goLive(partner);
            }
        }
    }

    private void goLive(String partner) {
        if (lifecycle.standing(partner).passedReport().isEmpty()) {
            hub.play(partner);
        }
        lifecycle.promote(partner, PartnerStage.LIVE, "ann", "tested");
        lifecycle.approve(partner, "bob", "seen");
    }

    @Test
    void countsASimulatorAsLiveInATrial() {
        Standing standing = lifecycle.standing("ccic-sim");
        assertThat(standing.stage()).isEqualTo(PartnerStage.LIVE);
        assertThat(standing.implied()).isTrue();
    }

    @Test
    void goesLiveByAReportAndASecondPerson() {
        lifecycle.promote(PICC, PartnerStage.TESTING, "ann", "new mapping");
        hub.play(PICC);
        Standing asked = lifecycle.promote(PICC, PartnerStage.LIVE, "ann", "tested");
        assertThat(asked.stage()).isEqualTo(PartnerStage.TESTING);
        assertThat(asked.request()).isPresent();
        assertThatThrownBy(() -> lifecycle.approve(PICC, "Ann", "me again"))
                .isInstanceOfSatisfying(TongquException.class, PromotionIT::isRefused);
        Standing live = lifecycle.approve(PICC, "bob", "seen");
        assertThat(live.stage()).isEqualTo(PartnerStage.LIVE);
        assertThat(live.who()).contains("bob");
        assertThat(live.changed()).isFalse();
        assertThat(audited(PICC))
                .anyMatch(e -> e.startsWith("partner.liveRequested ann"))
                .anyMatch(e -> e.startsWith("partner.promoted bob") && e.contains("to=LIVE"))
                .anyMatch(e -> e.startsWith("partner.tested tester") && e.contains("passed=true"));
    }

    @Test
    void doesNotGoLiveWithoutAReport() {
        lifecycle.promote(CPIC, PartnerStage.TESTING, "ann", "test");
        if (lifecycle.standing(CPIC).passedReport().isEmpty()) {
            assertThatThrownBy(() -> lifecycle.promote(CPIC, PartnerStage.LIVE, "ann", "hurry"))
                    .isInstanceOfSatisfying(TongquException.class, PromotionIT::isRefused);
        }
        assertThatThrownBy(() -> lifecycle.approve(CPIC, "bob", "nobody asked"))
                .isInstanceOfSatisfying(TongquException.class, PromotionIT::isRefused);
    }

    @Test
    void doesNotCountAReportOfAnotherConfiguration() {
        lifecycle.promote(PICC, PartnerStage.TESTING, "ann", "test");
        hub.play(PICC);
        String digest = lifecycle.standing(PICC).digest();
        sql("update onboarding_report set digest = 'other' where partner = 'picc-sim'");
        assertThatThrownBy(() -> lifecycle.promote(PICC, PartnerStage.LIVE, "ann", "test"))
                .isInstanceOfSatisfying(TongquException.class, PromotionIT::isRefused);
        sql("update onboarding_report set digest = '" + digest + "' where partner = 'picc-sim'");
    }

    @Test
    void showsThatAConfigurationChangedSinceItsApproval() {
        lifecycle.promote(PICC, PartnerStage.TESTING, "ann", "test");
        sql("update onboarding_stage set digest = 'before' where partner = 'picc-sim'");
        assertThat(lifecycle.standing(PICC).changed()).isTrue();
    }

    @Test
    void refusesStepsThatSkipOthers() {
        lifecycle.promote(PICC, PartnerStage.SUSPENDED, "ann", "test");
        assertThatThrownBy(() -> lifecycle.promote(PICC, PartnerStage.LIVE, "ann", "test"))
                .isInstanceOfSatisfying(TongquException.class, PromotionIT::isRefused);
    }

    @Test
    void letsDeliveriesWaitUntilTheirPartnerIsLiveAgain() throws Exception {
        lifecycle.promote(PICC, PartnerStage.SUSPENDED, "ann", "their system is compromised");
        OneCar car = OneCar.ofPicc();
        Sending sending = Sending.by(hub.hub(), hub.var());
        String accidentNo = sending.accept(car.reported());
        sending.accept(car.liability());
        hub.ledger().delivery(accidentNo, PICC, d -> d.state() == DeliveryState.PENDING);
        lifecycle.promote(PICC, PartnerStage.TESTING, "ann", "mended");
        hub.play(PICC);
        assertThat(hub.ledger().deliveries(accidentNo, PICC))
                .allMatch(d -> d.state() == DeliveryState.PENDING && d.attempt() == 0);
        goLive(PICC);
        hub.ledger().confirmed(accidentNo, PICC);
    }

    @Test
    void refusesWhatASuspendedPartnerSends() {
        lifecycle.promote("police-12123-sim", PartnerStage.SUSPENDED, "ann", "test");
        try {
            Instant since = Instant.now();
            assertThatThrownBy(
                            () ->
                                    Sending.by(hub.hub(), hub.var())
                                            .accept(OneCar.ofPicc().reported()))
                    .hasMessageContaining("PARTNER_SUSPENDED");
            hub.ledger().message("REFUSED", ErrorCode.PARTNER_SUSPENDED, "police-12123-sim", since);
        } finally {
            sql("delete from onboarding_stage where partner = 'police-12123-sim'");
            lifecycle.standing("police-12123-sim");
        }
    }

    private static void isRefused(TongquException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.ONBOARDING_REFUSED);
    }

    private void sql(String statement) {
        hub.hub().bean(JdbcClient.class).sql(statement).update();
    }

    private List<String> audited(String partner) {
        return hub.hub()
                .bean(JdbcClient.class)
                .sql(
                        "select action || ' ' || actor || ' ' || facts from ledger_audit where subject = ?")
                .param(partner)
                .query(String.class)
                .list();
    }
}
