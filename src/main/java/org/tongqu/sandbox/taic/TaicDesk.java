package org.tongqu.sandbox.taic;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Step;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.MessageLog;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What TAIC-SIM does with a report, and how it tells a step of a claim. */
final class TaicDesk {

    private static final String WITHOUT_LIABILITY = "E";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneId.of("Asia/Shanghai"));

    private final ClaimBook claims;
    private final MessageLog log;
    private final FaultBoard faults;
    private final Map<String, String> numberByTrace = new ConcurrentHashMap<>();

    TaicDesk(ClaimBook claims, MessageLog log, FaultBoard faults) {
        this.claims = claims;
        this.log = log;
        this.faults = faults;
    }

    /** The plain reply to a plain report. */
    TaicText answer(String trace, byte[] plain) {
        log.add(TaicFrame.REPORT, trace, plain);
        String known = numberByTrace.get(trace);
        if (known != null) {
            return reply(trace, "E003").with("baoAnHao", known);
        }
        try {
            return report(trace, TaicText.parse(plain));
        } catch (SandboxException e) {
            return reply(trace, "E001");
        }
    }

    private TaicText report(String trace, TaicText text) {
        Claim.Report report = readReport(text);
        if (faults.strikes(Fault.NOT_INSURED) || !claims.insures(report.policyNo())) {
            return reply(trace, "E008");
        }
        String number = claims.open(report).claim().reportNo();
        numberByTrace.put(trace, number);
        return reply(trace, "0000").with("baoAnHao", number);
    }

    private static TaicText reply(String trace, String code) {
        return new TaicText()
                .with("jiaoYiMa", TaicFrame.REPORT_REPLY)
                .with("yingDaMa", code)
                .with("liuShuiHao", trace);
    }

    private static Claim.Report readReport(TaicText text) {
        if (!text.required("chuXianShiJian").matches("[0-9]{12}")
                || !text.required("zeRenLeiXing").matches("[A-EX]")) {
            throw new SandboxException("time or liability");
        }
        return new Claim.Report(
                new Claim.Key(
                        text.required("shiGuBianHao"),
                        text.required("chePaiHao"),
                        kind(text.required("xianZhong"))),
                text.required("baoDanHao"),
                text.required("zeRenLeiXing").equals(WITHOUT_LIABILITY));
    }

    private static PolicyKind kind(String code) {
        return switch (code) {
            case "JQ" -> PolicyKind.COMPULSORY;
            case "SYX" -> PolicyKind.COMMERCIAL;
            default -> throw new SandboxException("unknown xianZhong");
        };
    }

    /** One step, as it is told unasked. */
    static TaicText told(Claim claim, Claim.Progress step) {
        Claim.Key key = claim.report().key();
        TaicText text =
                new TaicText()
                        .with("jiaoYiMa", TaicFrame.PROGRESS)
                        .with("baoAnHao", claim.reportNo())
                        .with("shiGuBianHao", key.accidentNo())
                        .with("xianZhong", key.kind() == PolicyKind.COMPULSORY ? "JQ" : "SYX")
                        .with("anJianZhuangTai", state(step.step()))
                        .with("xuHao", Integer.toString(step.sequence()))
                        .with("chuLiShiJian", TIME.format(step.at()));
        step.assessedFen().ifPresent(fen -> text.with("dingSunJinE", Long.toString(fen)));
        step.paidFen().ifPresent(fen -> text.with("peiFuJinE", Long.toString(fen)));
        return text;
    }

    private static String state(Step step) {
        return switch (step) {
            case NOTIFIED -> "报案";
            case REGISTERED -> "立案";
            case SURVEYED -> "查勘";
            case ASSESSED -> "定损";
            case ASSESSMENT_APPROVED -> "核损";
            case DOCS_COMPLETE -> "单证";
            case CALCULATED -> "理算";
            case CLAIM_APPROVED -> "核赔";
            case PAID -> "支付";
            case CLOSED -> "结案";
            case ZERO_CLOSED -> "零结";
            case CANCELLED -> "注销";
            case REJECTED -> "拒赔";
            case REOPENED -> "重开";
        };
    }
}
