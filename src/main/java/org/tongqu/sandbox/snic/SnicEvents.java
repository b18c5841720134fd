package org.tongqu.sandbox.snic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.insurer.Claim.Progress;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Step;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.wire.Json;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The journal of all steps, told in pages; who asks too early waits a while. */
final class SnicEvents {

    private static final int PAGE = 50;
    private static final long LONGEST_WAIT_MILLIS = 2_000;
    private static final long LOOK_MILLIS = 50;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final ClaimBook claims;
    private final FaultBoard faults;
    private final CountDownLatch closing;
    private final List<ObjectNode> journal = new ArrayList<>();
    private final Map<String, Integer> noted = new HashMap<>();

    SnicEvents(ClaimBook claims, FaultBoard faults, CountDownLatch closing) {
        this.claims = claims;
        this.faults = faults;
        this.closing = closing;
    }

    /** The page after the position that the question names. */
    ObjectNode answer(ObjectNode question) {
        int after = after(question);
        long seconds = Math.max(0, question.path("waitSeconds").asLong());
        long looks = Math.min(seconds * 1000, LONGEST_WAIT_MILLIS) / LOOK_MILLIS;
        while (size() <= after && looks > 0 && !isClosing()) {
            looks--;
        }
        return page(Json.text(question, "requestId"), after);
    }

    private static int after(ObjectNode question) {
        String position = question.path("after").asText("0");
        if (!position.matches("[0-9]{1,9}")) {
            throw new SandboxException("no position");
        }
        return Integer.parseInt(position);
    }

    private boolean isClosing() {
        try {
            return closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private synchronized int size() {
        for (Claim claim : claims.claims()) {
            List<Progress> steps = claims.progress(claim);
            int before = noted.getOrDefault(claim.reportNo(), 0);
            steps.subList(before, steps.size()).forEach(step -> note(event(claim, step)));
            noted.put(claim.reportNo(), steps.size());
        }
        return journal.size();
    }

    private void note(ObjectNode event) {
        journal.add(event);
        if (faults.strikes(Fault.DUPLICATE)) {
            journal.add(event);
        }
    }

    private synchronized ObjectNode page(String requestId, int after) {
        ObjectNode page = Json.object().put("requestId", requestId);
        ArrayNode events = page.putArray("events");
        int end = Math.min(journal.size(), after + PAGE);
        for (int at = after; at < end; at++) {
            events.addObject()
                    .put("position", Integer.toString(at + 1))
                    .set("event", journal.get(at));
        }
        return page;
    }

    private static ObjectNode event(Claim claim, Progress step) {
        Claim.Key key = claim.report().key();
        ObjectNode event = Json.object();
        event.put("claimReportNo", claim.reportNo()).put("accidentNo", key.accidentNo());
        event.put("coverage", key.kind() == PolicyKind.COMPULSORY ? "compulsory" : "commercial");
        event.put("step", name(step.step())).put("sequence", step.sequence());
        event.put("at", TIME.format(step.at()));
        step.assessedFen().ifPresent(fen -> event.put("assessedFen", fen));
        step.paidFen().ifPresent(fen -> event.put("paidFen", fen));
        return event;
    }

    private static String name(Step step) {
        return switch (step) {
            case NOTIFIED -> "notified";
            case REGISTERED -> "registered";
            case SURVEYED -> "surveyed";
            case ASSESSED -> "lossFixed";
            case ASSESSMENT_APPROVED -> "lossApproved";
            case DOCS_COMPLETE -> "papersComplete";
            case CALCULATED -> "calculated";
            case CLAIM_APPROVED -> "approved";
            case PAID -> "paid";
            case CLOSED -> "closed";
            case ZERO_CLOSED -> "closedWithoutPayment";
            case CANCELLED -> "withdrawn";
            case REJECTED -> "declined";
            case REOPENED -> "reopened";
        };
    }
}
