package org.tongqu.sandbox.ygbx;

import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.insurer.Claim.Progress;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Step;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Every step of every claim, each with a version of its own; pages of what came after one. */
final class YgbxList {
    static final int PAGE = 100;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final int FEN_DIGITS = 2;

    private final ClaimBook claims;
    private final Map<String, String> vehicles;
    private final Map<String, Integer> listed = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private long version;

    /** A step, listed. */
    private record Row(long version, String text) {}

    /**
     * A list of a book's claims.
     *
     * @param vehicles the hub's vehicle number by report number
     */
    YgbxList(ClaimBook claims, Map<String, String> vehicles, Clock clock) {
        this.claims = claims;
        this.vehicles = vehicles;
        this.version = clock.millis();
    }

    /** The version of the latest step; 0 when nothing was ever listed. */
    synchronized String version() {
        update();
        return rows.isEmpty() ? "0" : Long.toString(rows.get(rows.size() - 1).version());
    }

    /** A page, counted from 1, of what came after a version. */
    synchronized List<String> page(long after, int page) {
        update();
        return rows.stream()
                .filter(row -> row.version() > after)
                .skip((long) (page - 1) * PAGE)
                .limit(PAGE)
                .map(Row::text)
                .toList();
    }

    private void update() {
        for (Claim claim : claims.claims()) {
            List<Progress> steps = claims.progress(claim);
            int known = listed.getOrDefault(claim.reportNo(), 0);
            for (Progress step : steps.subList(known, steps.size())) {
                version++;
                rows.add(new Row(version, text(claim, step)));
            }
            listed.put(claim.reportNo(), steps.size());
        }
    }

    private String text(Claim claim, Progress step) {
        return String.join(
                "|",
                claim.reportNo(),
                claim.report().key().accidentNo(),
                vehicles.getOrDefault(claim.reportNo(), ""),
                claim.report().key().kind() == PolicyKind.COMPULSORY ? "0360" : "0330",
                status(step.step()),
                TIME.format(step.at()),
                Integer.toString(step.sequence()),
                yuan(step.assessedFen()),
                yuan(step.paidFen()));
    }

    private static String yuan(OptionalLong fen) {
        if (fen.isEmpty()) {
            return "";
        }
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(BigDecimal.valueOf(fen.getAsLong(), FEN_DIGITS));
    }

    private static String status(Step step) {
        return switch (step) {
            case NOTIFIED -> "A";
            case REGISTERED -> "B";
            case SURVEYED -> "C";
            case ASSESSED -> "D";
            case ASSESSMENT_APPROVED -> "E";
            case DOCS_COMPLETE -> "F";
            case CALCULATED -> "G";
            case CLAIM_APPROVED -> "H";
            case PAID -> "I";
            case CLOSED -> "J";
            case ZERO_CLOSED -> "J0";
            case CANCELLED -> "X";
            case REJECTED -> "Y";
            case REOPENED -> "Z";
        };
    }
}
