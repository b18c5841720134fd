package org.tongqu.sandbox.paic;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.Progress;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.police.Hub;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.sandbox.simulator.Running;
import org.tongqu.sandbox.wire.Json;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells the hub that something happened to a claim; one in ten comes before its parent. */
final class PaicPushes implements Running {

    /** Where the hub takes them. */
    static final String PATH = "/v1/partners/paic-sim/push";

    private static final int CHILD_FIRST_IN = 10;
    private static final long LOOK_MILLIS = 50;
    private static final long REST_MILLIS = 1000;
    private static final long HEAD_START_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration NOT_LATE = Duration.ofSeconds(1);

    private final PaicSeal seal;
    private final ClaimBook claims;
    private final FaultBoard faults;
    private final MessageLog log;
    private final Hub hub;
    private final Map<String, Integer> pushed = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean everyChildFirst;
    private long restsUntil = System.nanoTime();

    PaicPushes(PaicSeal seal, ClaimBook claims, FaultBoard faults, MessageLog log, Hub hub) {
        this.seal = seal;
        this.claims = claims;
        this.faults = faults;
        this.log = log;
        this.hub = hub;
        var unused =
                clockwork.scheduleWithFixedDelay(
                        this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Lets each claim's first push come before the hub knows the claim's number. */
    void everyChildFirst() {
        everyChildFirst = true;
    }

    /**
     * Of one claim in ten the first push, and the detail that the hub then asks for, are at the hub
     * before the answer that tells it the claim's number; by chance only if the hub asks at once.
     */
    void beforeTheAnswer(Claim claim) {
        if (!everyChildFirst && !byChance(claim.reportNo())) {
            return;
        }
        Progress first = claims.progress(claim).get(0);
        if (push(claim, first)) {
            String eventId = PaicCodes.eventId(claim, first);
            awaitQuestion(eventId);
            pause();
        }
    }

    /** From now on the claim's pushes are sent. */
    void answered(Claim claim) {
        pushed.putIfAbsent(claim.reportNo(), 0);
    }

    @Override
    public void close() {
        closing.countDown();
        clockwork.shutdownNow();
    }

    /** A job that throws is never run again by its scheduler; what is left comes the next time. */
    private void look() {
        if (System.nanoTime() - restsUntil < 0) {
            return;
        }
        for (Claim claim : claims.claims()) {
            Integer before = pushed.get(claim.reportNo());
            if (before != null
                    && before < claim.ending().steps().size()
                    && !pushNew(claim, before)) {
                restsUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REST_MILLIS);
                return;
            }
        }
    }

    private boolean pushNew(Claim claim, int before) {
        List<Progress> steps = claims.progress(claim);
        boolean isEnd = steps.size() == claim.ending().steps().size();
        // A push that waits for its successor comes after it, when that is there.
        boolean waits = steps.size() > 1 && !isEnd && byChance(claim.reportNo() + steps.size());
        int ready = waits ? steps.size() - 1 : steps.size();
        List<Progress> fresh = new ArrayList<>(steps.subList(Math.min(before, ready), ready));
        Collections.reverse(fresh);
        boolean taken = fresh.stream().allMatch(step -> push(claim, step));
        if (taken && ready > before) {
            pushed.put(claim.reportNo(), ready);
        }
        return taken;
    }

    /** Whether the hub answered, in PAIC's shape and signed, that it took the push. */
    private boolean push(Claim claim, Progress step) {
        String eventId = PaicCodes.eventId(claim, step);
        byte[] notice =
                Json.object()
                        .put("pushType", PaicCodes.status(step.step(), claim.report().key().kind()))
                        .put("caseNo", claim.reportNo())
                        .put("eventId", eventId)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
        boolean taken = post(eventId, notice);
        return faults.strikes(Fault.DUPLICATE) ? post(eventId, notice) : taken;
    }

    private boolean post(String eventId, byte[] notice) {
        try {
            Hub.Answer answer = hub.post(PATH, "application/json", seal.seal(notice));
            if (answer.status() != 200) {
                return false;
            }
            byte[] plain = seal.open(answer.body()).plain();
            log.add("push-answer", eventId, plain);
            return Json.text(Json.readObject(plain), "code").equals("999999");
        } catch (SandboxException e) {
            return false;
        }
    }

    private void awaitQuestion(String eventId) {
        try {
            var unused =
                    log.await(
                            e -> e.kind().equals(PaicSim.CLAIM) && e.id().equals(eventId),
                            everyChildFirst ? PATIENCE : NOT_LATE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() {
        try {
            closing.await(HEAD_START_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean byChance(String what) {
        return Math.floorMod(what.hashCode(), CHILD_FIRST_IN) == 0;
    }
}
