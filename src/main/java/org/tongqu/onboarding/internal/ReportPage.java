package org.tongqu.onboarding.internal;

import org.tongqu.onboarding.Conformance.Entry;
import org.tongqu.onboarding.Conformance.Result;
import org.tongqu.onboarding.Conformance.Sent;
import org.tongqu.onboarding.Conformance.Text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report for people: one page that needs nothing else. */
final class ReportPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneId.of("Asia/Shanghai"));
    private static final String STYLE =
            """
            body{font:15px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;
            color:#1d2733;background:#f4f6f8;margin:0}main{max-width:1060px;margin:0 auto;padding:24px}
            h1{font-size:22px;margin:0 0 4px}h2{font-size:16px;margin:28px 0 8px}
            .card{background:#fff;border:1px solid #dde3ea;border-radius:10px;padding:18px 20px}
            .sim{background:#fff4d6;border:1px solid #e8c766;border-radius:8px;padding:6px 12px;margin:12px 0}
            .big{font-size:20px;font-weight:600}.PASSEDt{color:#177245}.FAILEDt{color:#b3261e}
            .NOT_APPLICABLEt,.NOT_RUNt{color:#67737f}table{border-collapse:collapse;width:100%}
            th,td{text-align:left;vertical-align:top;padding:7px 10px;border-bottom:1px solid #e6ebf0}
            th{font-weight:600;color:#51606d}small,.en{color:#67737f}code{font-family:ui-monospace,Consolas,
            monospace;font-size:12.5px;overflow-wrap:anywhere}svg{width:100%;max-width:680px;display:block}
            svg text{font-size:14px;font-weight:600;fill:#fff}svg text.s{font-size:11px;font-weight:400}
            rect.PASSED{fill:#1f8a55}rect.FAILED{fill:#c0362c}rect.NOT_APPLICABLE{fill:#8a97a4}
            rect.NOT_RUN{fill:#b9c3cd}rect.bar{fill:#fff;opacity:.75}.find{background:#fde9e7;color:#8c1d18;
            border-radius:4px;padding:0 5px}@media print{body{background:#fff}.card{border:0;padding:0}}
            """;

    private ReportPage() {}

    static String of(ReportFacts facts) {
        return "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>"
                + escaped("一致性测试报告 " + facts.partner().name())
                + "</title><meta name=\"viewport\" content=\"width=device-width\"><style>"
                + STYLE
                + "</style></head><body><main>"
                + head(facts)
                + "<h2>一览 <span class=\"en\">At a glance</span></h2><div class=\"card\">"
                + ReportPicture.of(facts.entries())
                + "</div><h2>逐项 <span class=\"en\">Entry by entry</span></h2><div class=\"card\">"
                + entries(facts)
                + "</div><h2>配置 <span class=\"en\">Configuration</span></h2><div class=\"card\">"
                + configuration(facts)
                + "</div>"
                + foot()
                + "</main></body></html>";
    }

    private static String head(ReportFacts facts) {
        String result = facts.passed() ? "PASSED" : "FAILED";
        return "<h1>一致性测试报告 <span class=\"en\">Conformance report</span></h1>"
                + (facts.partner().simulated()
                        ? "<p class=\"sim\">模拟：对方为模拟系统，与该公司真实接口无关。 Simulated: the partner is a"
                                + " simulator, unlike the company's real interface.</p>"
                        : "")
                + "<div class=\"card\"><p class=\"big\">"
                + escaped(facts.partner().titleZh() + " · " + facts.partner().titleEn())
                + " <span class=\""
                + result
                + "t\">"
                + (facts.passed() ? "通过 PASSED" : "未通过 FAILED")
                + "</span></p><table>"
                + row("报告 Report", code(facts.reportId().toString()))
                + row("对接方 Partner", code(facts.partner().name()))
                + row("时间 Time", time(facts.run().startedAt()) + " – " + time(facts.endedAt()))
                + row("操作人 Operator", escaped(facts.who()))
                + row("测试保单 Test policy", code(facts.terms().policyNo()))
                + row("目录 Catalogue", Catalogue.EDITION + " · " + counts(facts))
                + row("配置摘要 Configuration", code(facts.configuration().digest()))
                + row(
                        "通衢 Tongqu",
                        code(facts.build().version()) + " · " + code(facts.build().commit()))
                + "</table></div>";
    }

    private static String counts(ReportFacts facts) {
        return "通过 passed "
                + facts.count(Result.PASSED)
                + "，未通过 failed "
                + facts.count(Result.FAILED)
                + "，不适用 not applicable "
                + facts.count(Result.NOT_APPLICABLE)
                + "，未执行 not run "
                + facts.count(Result.NOT_RUN);
    }

    private static String entries(ReportFacts facts) {
        return "<table><tr><th>号 No</th><th>发送 Sends → 预期 Expects</th><th>结果 Result</th>"
                + "<th>实际 What came</th><th>毫秒 ms</th></tr>"
                + facts.entries().stream().map(ReportPage::entry).collect(Collectors.joining())
                + "</table>";
    }

    private static String entry(Entry entry) {
        String findings =
                entry.findings().stream()
                        .map(f -> "<span class=\"find\">" + escaped(f) + "</span> ")
                        .collect(Collectors.joining());
        return "<tr><td><b>"
                + entry.number()
                + "</b></td><td><b>"
                + both(entry.title())
                + "</b><br>"
                + both(entry.sends())
                + "<br>→ "
                + both(entry.expects())
                + "</td><td class=\""
                + entry.result()
                + "t\">"
                + ReportPicture.mark(entry.result())
                + " "
                + entry.result()
                + "</td><td>"
                + findings
                + both(entry.remark())
                + entry.sent().stream().map(ReportPage::sent).collect(Collectors.joining())
                + "</td><td>"
                + entry.millis()
                + "</td></tr>";
    }

    private static String sent(Sent sent) {
        String came =
                Stream.of(
                                sent.outcome(),
                                sent.partnerCode(),
                                sent.reportNo(),
                                sent.reason(),
                                sent.symptom())
                        .flatMap(text -> text.stream())
                        .collect(Collectors.joining(" "));
        return "<br><small><code>"
                + escaped(sent.accidentNo() + " " + sent.uuid())
                + "</code> "
                + sent.state()
                + " "
                + escaped(came)
                + " "
                + sent.millis()
                + " ms</small>";
    }

    private static String configuration(ReportFacts facts) {
        return "<table>"
                + facts.configuration().files().stream()
                        .map(f -> "<tr><td>" + code(f.path()) + "</td><td>" + code(f.sm3()))
                        .collect(Collectors.joining("</td></tr>"))
                + "</td></tr></table>";
    }

    private static String foot() {
        return "<p><small>末行为枢纽 SM2 签名，覆盖此前全部字节；核验：<code>tongqu partner report verify</code>。"
                + " The last line is the hub's SM2 signature over all bytes before it.</small></p>";
    }

    private static String row(String name, String html) {
        return "<tr><th>" + name + "</th><td>" + html + "</td></tr>";
    }

    private static String both(Text text) {
        return escaped(text.zh()) + " <span class=\"en\">" + escaped(text.en()) + "</span>";
    }

    private static String code(String text) {
        return "<code>" + escaped(text) + "</code>";
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
