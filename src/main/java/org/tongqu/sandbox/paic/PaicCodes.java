package org.tongqu.sandbox.paic;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.insurer.Claim.Progress;
import org.tongqu.sandbox.insurer.Step;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** PAIC-SIM's own codes, numbers and forms. */
final class PaicCodes {

    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final int FEN_DIGITS = 2;

    private PaicCodes() {}

    static String status(Step step, PolicyKind kind) {
        return switch (step) {
            case NOTIFIED -> "01";
            case REGISTERED -> "02";
            case SURVEYED -> "03";
            case ASSESSED -> "04";
            case ASSESSMENT_APPROVED -> "05";
            case DOCS_COMPLETE -> "06";
            case CALCULATED -> "07";
            case CLAIM_APPROVED -> "08";
            case PAID -> "09";
            case CLOSED -> "10";
            case ZERO_CLOSED -> "12";
            case CANCELLED -> "13";
            case REJECTED -> kind == PolicyKind.COMMERCIAL ? "14" : "15";
            case REOPENED -> "16";
        };
    }

    static PolicyKind kind(String planCode) {
        return switch (planCode) {
            case "C01" -> PolicyKind.COMPULSORY;
            case "C51" -> PolicyKind.COMMERCIAL;
            default -> throw new SandboxException("unknown planCode");
        };
    }

    static String plan(PolicyKind kind) {
        return kind == PolicyKind.COMPULSORY ? "C01" : "C51";
    }

    static String eventId(Claim claim, Progress step) {
        return claim.reportNo() + "-" + step.sequence();
    }

    static String time(Instant at) {
        return LOCAL_TIME.format(at);
    }

    /** A JSON number in yuan with as few digits as it needs: {@code 1800.0}, {@code 1800.1}. */
    static BigDecimal yuan(long fen) {
        BigDecimal yuan = BigDecimal.valueOf(fen, FEN_DIGITS).stripTrailingZeros();
        return yuan.scale() < 1 ? yuan.setScale(1) : yuan;
    }
}
