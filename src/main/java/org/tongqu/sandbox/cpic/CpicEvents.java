package org.tongqu.sandbox.cpic;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.insurer.Claim.Progress;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Step;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.Running;
import org.tongqu.sandbox.wire.Json;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Publishes each step of each claim: at least once, one in a hundred twice, some out of order. */
public final class CpicEvents implements Running {

    /** The topic. */
    public static final String TOPIC = "zs.claim.event";

    private static final int TWICE_IN = 100;
    private static final int LATE_IN = 20;
    private static final long LOOK_MILLIS = 50;

    private final CpicSeal seal;
    private final ClaimBook claims;
    private final FaultBoard faults;
    private final Random chance;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Integer> published = new HashMap<>();
    private final AtomicLong failures = new AtomicLong();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();

    CpicEvents(
            String bootstrapServers,
            CpicSeal seal,
            ClaimBook claims,
            FaultBoard faults,
            long seed) {
        this.seal = seal;
        this.claims = claims;
        this.faults = faults;
        this.chance = new Random(seed);
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ACKS_CONFIG,
                                "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        var unused =
                clockwork.scheduleWithFixedDelay(
                        this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** How often publishing failed. */
    public long failures() {
        return failures.get();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        producer.close(Duration.ofSeconds(2));
    }

    /** A job that throws is never run again by its scheduler; what is left comes the next time. */
    private void look() {
        try {
            publishNew();
        } catch (KafkaException e) {
            failures.incrementAndGet();
        }
    }

    private void publishNew() {
        for (Claim claim : claims.claims()) {
            int before = published.getOrDefault(claim.reportNo(), 0);
            if (before == claim.ending().steps().size()) {
                continue;
            }
            List<Progress> steps = claims.progress(claim);
            // An event that is held back comes after its successor, when that is there.
            int ready = heldBack(claim, steps) ? steps.size() - 1 : steps.size();
            if (ready > before) {
                order(steps.subList(before, ready)).forEach(step -> publish(claim, step));
                published.put(claim.reportNo(), ready);
            }
        }
    }

    /** By chance, decided once for each step, a step waits for the one that follows it. */
    private boolean heldBack(Claim claim, List<Progress> steps) {
        int last = steps.size();
        boolean isEnd = last == claim.ending().steps().size();
        return last > 1 && !isEnd && lateByChance(claim, last);
    }

    private boolean lateByChance(Claim claim, int sequence) {
        return Math.floorMod((claim.reportNo() + sequence).hashCode(), LATE_IN) == 0;
    }

    /** Later steps first when there is more than one to tell. */
    private static List<Progress> order(List<Progress> steps) {
        List<Progress> reversed = new ArrayList<>(steps);
        Collections.reverse(reversed);
        return reversed;
    }

    private void publish(Claim claim, Progress step) {
        if (faults.strikes(Fault.SEQUENCE_GAP)) {
            return;
        }
        ObjectNode event = event(claim, step);
        boolean twice = chance.nextInt(TWICE_IN) == 0 || faults.strikes(Fault.DUPLICATE);
        for (int i = 0; i < (twice ? 2 : 1); i++) {
            CpicSeal.Sealed sealed = seal.seal(event);
            send(
                    claim,
                    faults.strikes(Fault.WRONG_SIGNATURE) ? sealed.withWrongSignature() : sealed);
        }
    }

    private void send(Claim claim, CpicSeal.Sealed sealed) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(
                        TOPIC, bytes(claim.report().key().accidentNo()), sealed.body());
        message.headers().add(CpicSeal.KEY_ID, bytes(sealed.keyId()));
        message.headers().add(CpicSeal.NONCE, bytes(sealed.nonce()));
        message.headers().add(CpicSeal.TIME, bytes(sealed.time()));
        message.headers().add(CpicSeal.SIGNATURE, bytes(sealed.signature()));
        var unused = producer.send(message);
    }

    private static ObjectNode event(Claim claim, Progress step) {
        Claim.Key key = claim.report().key();
        ObjectNode event = Json.object();
        event.put("event_id", claim.reportNo() + "-" + step.sequence());
        event.put("case_no", key.accidentNo()).put("notice_no", claim.reportNo());
        event.put("plate_no", key.plateNo());
        event.put("product_code", key.kind() == PolicyKind.COMPULSORY ? "CTPL" : "MOTOR");
        event.put("status", status(step.step())).put("seq", step.sequence());
        event.put("event_time", step.at().toEpochMilli());
        step.assessedFen().ifPresent(fen -> event.put("assessed_amt", fen));
        step.paidFen().ifPresent(fen -> event.put("paid_amt", fen));
        return event;
    }

    private static String status(Step step) {
        return switch (step) {
            case NOTIFIED -> "NOTICED";
            case REGISTERED -> "OPENED";
            case SURVEYED -> "SURVEYED";
            case ASSESSED -> "ESTIMATED";
            case ASSESSMENT_APPROVED -> "EST_OK";
            case DOCS_COMPLETE -> "DOCS_OK";
            case CALCULATED -> "CALCULATED";
            case CLAIM_APPROVED -> "APPROVED";
            case PAID -> "PAID";
            case CLOSED -> "CLOSED";
            case ZERO_CLOSED -> "CLOSED_ZERO";
            case CANCELLED -> "CANCELLED";
            case REJECTED -> "REJECTED";
            case REOPENED -> "REOPENED";
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
