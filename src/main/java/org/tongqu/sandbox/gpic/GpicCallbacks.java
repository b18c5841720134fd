package org.tongqu.sandbox.gpic;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.insurer.Claim.Progress;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.Running;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Tells the hub each step of each claim, in order, until the hub says that it has it. */
final class GpicCallbacks implements Running {
    private static final long LOOK_MILLIS = 100;
    private static final int FEN_DIGITS = 2;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneId.of("Asia/Shanghai"));

    private final GpicHubService hub;
    private final ClaimBook claims;
    private final FaultBoard faults;
    private final Map<String, Integer> told = new HashMap<>();
    private final AtomicLong failures = new AtomicLong();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();

    GpicCallbacks(GpicHubService hub, ClaimBook claims, FaultBoard faults) {
        this.hub = hub;
        this.claims = claims;
        this.faults = faults;
        var unused =
                clockwork.scheduleWithFixedDelay(
                        this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** How often the hub did not take a step. */
    long failures() {
        return failures.get();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }

    /** What the hub does not take comes the next time; the steps after it wait. */
    private void look() {
        for (Claim claim : claims.claims()) {
            try {
                tellNew(claim);
            } catch (SandboxException e) {
                failures.incrementAndGet();
            }
        }
    }

    private void tellNew(Claim claim) {
        int before = told.getOrDefault(claim.reportNo(), 0);
        if (before == claim.ending().steps().size()) {
            return;
        }
        List<Progress> steps = claims.progress(claim);
        for (Progress step : steps.subList(before, steps.size())) {
            String packet = packet(claim, step);
            hub.notify(packet);
            if (faults.strikes(Fault.DUPLICATE)) {
                hub.notify(packet);
            }
            told.put(claim.reportNo(), step.sequence());
        }
    }

    static String packet(Claim claim, Progress step) {
        Claim.Key key = claim.report().key();
        return "<Packet><Head>"
                + GpicXml.element("RequestType", GpicHubService.PROGRESS)
                + GpicXml.element("SerialNo", claim.reportNo() + "-" + step.sequence())
                + "</Head><Body><BasePart>"
                + GpicXml.element("AccidentCode", key.accidentNo())
                + GpicXml.element("LicensePlateNo", key.plateNo())
                + GpicXml.element("CoverageType", key.kind() == PolicyKind.COMPULSORY ? "1" : "2")
                + GpicXml.element("ClaimNotificationNo", claim.reportNo())
                + GpicStatus.of(step.step()).toXml()
                + GpicXml.element("StatusTime", MINUTE.format(step.at()))
                + GpicXml.element("StatusSeq", Integer.toString(step.sequence()))
                + yuan("EstimateAmount", step.assessedFen())
                + yuan("PayAmount", step.paidFen())
                + "</BasePart></Body></Packet>";
    }

    private static String yuan(String name, OptionalLong fen) {
        return fen.isEmpty()
                ? ""
                : GpicXml.element(
                        name, BigDecimal.valueOf(fen.getAsLong(), FEN_DIGITS).toPlainString());
    }
}
