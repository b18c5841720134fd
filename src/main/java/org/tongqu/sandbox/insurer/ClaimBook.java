package org.tongqu.sandbox.insurer;

import org.jspecify.annotations.Nullable;
import org.tongqu.sandbox.insurer.Claim.Progress;
import org.tongqu.sandbox.insurer.Claim.Report;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Policies and claims of one simulated insurer. Thread-safe. */
public final class ClaimBook {

    private static final long NUMBERS = 1_000_000_000_000L;

    private final String insurer;
    private final Duration interval;
    private final Clock clock;
    private final Set<String> alsoInsured = new HashSet<>();
    private final Map<String, Ending> endings = new HashMap<>();
    private final Map<Claim.Key, Claim> byKey = new LinkedHashMap<>();
    private final Map<String, Claim> byReportNo = new LinkedHashMap<>();
    private long lastNumber;

    /** A claim, and whether it was opened just now. */
    public record Opened(Claim claim, boolean isNew) {}

    /** The book of an insurer with a CBIT code; its claims take a step per interval. */
    public ClaimBook(String insurer, Duration interval, Clock clock) {
        this.insurer = insurer;
        this.interval = interval;
        this.clock = clock;
        this.lastNumber = clock.millis() % NUMBERS;
    }

    /** Insures a policy whose number does not begin as this insurer's do. */
    public synchronized void insure(String policyNo) {
        alsoInsured.add(policyNo);
    }

    /** Decides how claims on a policy end that are reported from now on. */
    public synchronized void end(String policyNo, Ending ending) {
        endings.put(policyNo, ending);
    }

    /** Whether this insurer wrote the policy. */
    public synchronized boolean insures(String policyNo) {
        return policyNo.startsWith("DEMO-" + insurer) || alsoInsured.contains(policyNo);
    }

    /** A plate as it is written on the car, without what some insurers put into it. */
    public static String plain(String text) {
        return text.replace("·", "").replace("浙L-", "浙L");
    }

    /** Opens a claim for a caller; the report that comes later is about the same. */
    public synchronized String hotline(String plateNo, Report report) {
        Claim.Key called = new Claim.Key("", plateNo, report.key().kind());
        return open(new Report(called, report.policyNo(), report.withoutLiability()))
                .claim()
                .reportNo();
    }

    /** Opens a claim, or finds the one that the report is about. */
    public synchronized Opened open(Report report) {
        Claim known = Optional.ofNullable(byKey.get(report.key())).orElse(called(report));
        if (known != null) {
            return new Opened(keep(known.about(report)), false);
        }
        return new Opened(openAnother(report), true);
    }

    /** Opens a claim whether or not there is one already, as an insurer that cannot tell. */
    public synchronized Claim openAnother(Report report) {
        lastNumber = (lastNumber + 1) % NUMBERS;
        Claim claim =
                new Claim(
                        "R%s%012d".formatted(insurer, lastNumber),
                        report,
                        clock.instant(),
                        endings.getOrDefault(report.policyNo(), Ending.PAID));
        return keep(claim);
    }

    private @Nullable Claim called(Report report) {
        Claim.Key called = new Claim.Key("", plain(report.key().plateNo()), report.key().kind());
        return byKey.remove(called);
    }

    private Claim keep(Claim claim) {
        byKey.put(claim.report().key(), claim);
        byReportNo.put(claim.reportNo(), claim);
        return claim;
    }

    /** Takes a later report about a claim; empty when the number is not known. */
    public synchronized Optional<Claim> amend(String reportNo, Report report) {
        return find(reportNo).map(claim -> keep(claim.about(report)));
    }

    /** The claim with that report number. */
    public synchronized Optional<Claim> find(String reportNo) {
        return Optional.ofNullable(byReportNo.get(reportNo));
    }

    /** All claims, oldest first. */
    public synchronized List<Claim> claims() {
        return List.copyOf(byReportNo.values());
    }

    /** The steps that a claim has taken by now. */
    public List<Progress> progress(Claim claim) {
        return claim.progress(clock.instant(), interval);
    }
}
