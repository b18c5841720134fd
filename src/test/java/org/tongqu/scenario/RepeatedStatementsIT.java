package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongqu.delivery.Answers;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Messages;
import org.tongqu.ledger.Messages.Listed;
import org.tongqu.parcel.Parcel;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.wire.Json;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An insurer that says something twice, and the second time otherwise. */
@ExtendWith(BadInputHub.class)
class RepeatedStatementsIT {
    private static final String CPIC = "cpic-sim";

    private final BadInputHub.Started hub = BadInputHub.hub();
    private final CpicForger forger = new CpicForger(hub);
    private final Instant since = Instant.now().minusMillis(1);

    @AfterEach
    void clear() {
        hub.sandbox().cpic().faults().clear();
    }

    @Test
    void keepsOtherContentUnderAKnownIdOnceAndRaisesIt() throws Exception {
        OneCar car = new NewPolicies(hub).with("CPIC");
        Claim claim = reported(car);
        ObjectNode said = surveyed(claim, 1_000);
        forger.publish(forger.seal(said));
        forger.publish(forger.seal(said));
        hub.ledger().until(() -> recorded().stream().findFirst());

        forger.publish(forger.seal(surveyed(claim, 2_000)));
        forger.publish(forger.seal(surveyed(claim, 2_000)));
        forger.publish(forger.seal(surveyed(claim, 3_000)));

        hub.ledger().until(() -> conflicts().stream().skip(1).findFirst());
        assertThat(conflicts()).hasSize(2);
        assertThat(recorded()).as("the repeat was honest").hasSize(1);
        assertThat(hub.hub().metrics())
                .contains("tongqu_messages_refused_total{code=\"MESSAGE_ID_CONFLICT\"}");
    }

    @Test
    void refusesTheSameSealedEventASecondTime() throws Exception {
        Claim claim = reported(new NewPolicies(hub).with("CPIC"));
        Parcel sealed = forger.seal(surveyed(claim, 1_000));
        forger.publish(sealed);
        forger.publish(sealed);

        assertThat(
                        hub.ledger()
                                .message("REFUSED", ErrorCode.REPLAYED_REQUEST, CPIC, since)
                                .channel())
                .isEqualTo("kafka");
    }

    @Test
    void takesOnceWhatWaitedInTheTopicWhileTheHubWasDown() throws Exception {
        Claim claim = reported(new NewPolicies(hub).with("CPIC"));
        Parcel waited = sealedAgo(surveyed(claim, 4_000), Duration.ofHours(2));
        forger.publish(waited);
        forger.publish(waited);

        hub.ledger().message("REFUSED", ErrorCode.REPLAYED_REQUEST, CPIC, since);
        hub.ledger().until(() -> Optional.of(assessedFen(claim)).filter(fen -> fen == 4_000));
    }

    private long assessedFen(Claim claim) {
        String accidentNo = claim.report().key().accidentNo();
        return hub.hub()
                .bean(Cases.class)
                .read(accidentNo)
                .orElseThrow()
                .tree()
                .path("claims")
                .valueStream()
                .mapToLong(c -> c.path("assessedFen").asLong())
                .max()
                .orElse(0);
    }

    @Test
    void refusesWhatIsOlderThanItsNonceIsRemembered() throws Exception {
        Claim claim = reported(new NewPolicies(hub).with("CPIC"));
        forger.publish(sealedAgo(surveyed(claim, 5_000), Duration.ofDays(8)));

        hub.ledger().message("REFUSED", ErrorCode.STALE_TIME, CPIC, since);
    }

    @Test
    void settlesByAReplyThatWaitedInItsQueue() throws Exception {
        hub.sandbox().cpic().faults().on(Fault.TIMEOUT);
        String accidentNo = Sending.by(hub).accept(new NewPolicies(hub).with("CPIC").reported());
        Shown sent = hub.ledger().delivery(accidentNo, CPIC, d -> d.attempt() > 0);
        ObjectNode taken = reply(sent, "ACCEPTED", "");
        taken.put("notice_no", "TEST" + sent.deliveryId());

        hub.hub()
                .bean(Answers.class)
                .received(CPIC, "accident-reply", sealedAgo(taken, Duration.ofHours(2)));

        hub.ledger().delivery(accidentNo, CPIC, d -> d.state() == DeliveryState.CONFIRMED);
    }

    private Parcel sealedAgo(ObjectNode plain, Duration age) throws Exception {
        String nonce = UUID.randomUUID().toString().replace("-", "");
        return forger.seal(plain, nonce, Instant.now().minus(age).toEpochMilli());
    }

    @Test
    void settlesNothingByAReplyThatIsPlayedAgain() throws Exception {
        hub.sandbox().cpic().faults().on(Fault.TIMEOUT);
        String accidentNo = Sending.by(hub).accept(new NewPolicies(hub).with("CPIC").reported());
        Shown sent = hub.ledger().delivery(accidentNo, CPIC, d -> d.attempt() > 0);
        Parcel later = forger.seal(reply(sent, "REJECTED", "BUSY"));
        Answers answers = hub.hub().bean(Answers.class);

        answers.received(CPIC, "accident-reply", later);
        answers.received(CPIC, "accident-reply", later);

        hub.ledger().message("REFUSED", ErrorCode.REPLAYED_REQUEST, CPIC, since);
    }

    @Test
    void forgetsANonceOnceNoFreshMessageCanCarryIt() {
        Messages messages = hub.hub().bean(Messages.class);
        hub.hub()
                .bean(Ledger.class)
                .record(() -> messages.rememberNonce(CPIC, "old", Duration.ofDays(7)));

        hub.hub()
                .bean(JdbcClient.class)
                .sql(
                        "update ledger_nonce set kept_until = now() - interval '1 second' where nonce = 'old'")
                .update();

        hub.ledger()
                .until(() -> Optional.of(CPIC).filter(name -> !messages.knowsNonce(name, "old")));
    }

    private ObjectNode reply(Shown delivery, String status, String reason) {
        String uuid =
                hub.hub()
                        .bean(JdbcClient.class)
                        .sql("select uuid::text from delivery_delivery where delivery_id = ?")
                        .param(delivery.deliveryId())
                        .query(String.class)
                        .single();
        ObjectNode reply = Json.object().put("message_id", uuid);
        return reply.put("status", status).put("reason", reason);
    }

    private Claim reported(OneCar car) throws Exception {
        String accidentNo = Sending.by(hub).accept(car.reported());
        hub.ledger().confirmed(accidentNo, CPIC);
        return hub.sandbox().cpic().claims().claims().stream()
                .filter(c -> c.report().key().accidentNo().equals(accidentNo))
                .findFirst()
                .orElseThrow();
    }

    private List<Listed> conflicts() {
        return hub.ledger().messages("INVALID", ErrorCode.MESSAGE_ID_CONFLICT).stream()
                .filter(m -> !m.receivedAt().isBefore(since))
                .toList();
    }

    /** What is recorded under the id of the conflicts: looked up by the step's own number. */
    private List<Listed> recorded() {
        return hub.ledger().recorded(CPIC, since).stream()
                .filter(m -> m.channel().equals("kafka"))
                .filter(m -> conflicts().isEmpty() || sameId(m))
                .toList();
    }

    private boolean sameId(Listed message) {
        return conflicts().stream().anyMatch(c -> c.externalId().equals(message.externalId()));
    }

    /** A step with a number that the simulator does not use. */
    private static ObjectNode surveyed(Claim claim, long fen) {
        ObjectNode event = Json.object().put("event_id", claim.reportNo() + "-99");
        event.put("case_no", claim.report().key().accidentNo());
        event.put("notice_no", claim.reportNo());
        event.put("plate_no", claim.report().key().plateNo());
        event.put("product_code", "CTPL").put("status", "SURVEYED").put("seq", 99);
        return event.put("event_time", 1_700_000_000_000L).put("assessed_amt", fen);
    }
}
