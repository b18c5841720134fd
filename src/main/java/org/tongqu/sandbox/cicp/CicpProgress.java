package org.tongqu.sandbox.cicp;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.insurer.Claim.Progress;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Step;
import org.tongqu.sandbox.police.Hub;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.Running;
import org.tongqu.sandbox.wire.Json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Calls the hub with each step of each claim, in order; again when the hub says later. */
public final class CicpProgress implements Running {

    /** Path at the hub. */
    public static final String PATH = "/v1/partners/cicp-sim/ajzt";

    private static final String LATER = "99";
    private static final long LOOK_MILLIS = 100;

    private final CicpSeal seal;
    private final ClaimBook claims;
    private final FaultBoard faults;
    private final Hub hub;
    private final Map<String, Integer> told = new HashMap<>();
    private final Map<String, AtomicLong> answers = new ConcurrentHashMap<>();
    private final AtomicLong failures = new AtomicLong();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();

    CicpProgress(CicpSeal seal, ClaimBook claims, FaultBoard faults, Hub hub) {
        this.seal = seal;
        this.claims = claims;
        this.faults = faults;
        this.hub = hub;
        var unused =
                clockwork.scheduleWithFixedDelay(
                        this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** How often the hub answered so, as {@code 00}. */
    public long answered(String jg) {
        AtomicLong count = answers.get(jg);
        return count == null ? 0 : count.get();
    }

    /** How often the hub was not reached, or not understood. */
    public long failures() {
        return failures.get();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }

    private void look() {
        for (Claim claim : claims.claims()) {
            try {
                tell(claim);
            } catch (SandboxException e) {
                failures.incrementAndGet();
            }
        }
    }

    private void tell(Claim claim) {
        List<Progress> steps = claims.progress(claim);
        int before = told.getOrDefault(claim.reportNo(), 0);
        for (Progress step : steps.subList(before, steps.size())) {
            byte[] content = Json.write(content(claim, step));
            String lsh = claim.reportNo() + "-" + step.sequence();
            String jg = call(lsh, content);
            if (faults.strikes(Fault.DUPLICATE)) {
                jg = call(lsh, content);
            }
            if (jg.equals(LATER)) {
                return;
            }
            told.put(claim.reportNo(), step.sequence());
        }
    }

    private String call(String lsh, byte[] content) {
        Hub.Answer answer = hub.post(PATH, "application/json", seal.call(lsh, content));
        if (answer.status() != 200) {
            throw new SandboxException("the hub answers " + answer.status());
        }
        String jg = Json.text(seal.answered(answer.body()), "jg");
        answers.computeIfAbsent(jg, code -> new AtomicLong()).incrementAndGet();
        return jg;
    }

    private static ObjectNode content(Claim claim, Progress step) {
        Claim.Key key = claim.report().key();
        ObjectNode content = Json.object();
        content.put("bah", claim.reportNo()).put("sgbh", key.accidentNo());
        content.put("xzdm", key.kind() == PolicyKind.COMPULSORY ? "JQ" : "SY");
        content.put("ajzt", state(step.step())).put("xh", step.sequence());
        content.put("sj", CicpSeal.TIME.format(step.at()));
        step.assessedFen().ifPresent(fen -> content.put("dsje", Long.toString(fen)));
        step.paidFen().ifPresent(fen -> content.put("pfje", Long.toString(fen)));
        return content;
    }

    private static String state(Step step) {
        return switch (step) {
            case NOTIFIED -> "10";
            case REGISTERED -> "20";
            case SURVEYED -> "30";
            case ASSESSED -> "40";
            case ASSESSMENT_APPROVED -> "41";
            case DOCS_COMPLETE -> "50";
            case CALCULATED -> "60";
            case CLAIM_APPROVED -> "61";
            case PAID -> "70";
            case CLOSED -> "90";
            case ZERO_CLOSED -> "91";
            case CANCELLED -> "92";
            case REJECTED -> "93";
            case REOPENED -> "94";
        };
    }
}
