package org.tongqu.traps;

import org.tongqu.mapping.TranslationFixture;
import org.tongqu.partner.Partner;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The eight simulated insurers, and how each writes a step of a claim. */
enum Insurer {
    PICC(
            "UTF-8",
            "progress-in",
            """
            <packet><responsehead><response_code>1</response_code></responsehead><responsebody>\
            <registNo>R-1</registNo><nodes><node><nodeId>{step}</nodeId>\
            <nodeTime>2025-05-19 18:05:00</nodeTime><seq>1</seq>{flag}</node></nodes>\
            </responsebody></packet>"""),
    PAIC(
            "UTF-8",
            "detail-in",
            """
            {"code":"999999","detail":{"eventId":"E-1","caseNo":"R-1","planCode":"C51","seq":1,\
            "statusTime":"2025-05-19 18:05:00","caseStatus":"{step}"{flag}}}"""),
    CPIC(
            "UTF-8",
            "progress-in",
            """
            {"event_id":"E-1","case_no":"ZS1","notice_no":"R-1","plate_no":"浙L0T001",\
            "product_code":"CTPL","status":"{step}","seq":1,"event_time":1747649100000{flag}}"""),
    GPIC(
            "GB18030",
            "progress-in",
            """
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
            <cb:notify xmlns:cb="urn:tongqu:gpic-sim:claim-callback"><requestType>02</requestType>\
            <xml><![CDATA[<Packet><Head><RequestType>02</RequestType></Head><Body><BasePart>\
            <AccidentCode>ZS1</AccidentCode><LicensePlateNo>浙L0T001</LicensePlateNo>\
            <CoverageType>1</CoverageType><ClaimNotificationNo>R-1</ClaimNotificationNo>\
            <StatusTime>202505191805</StatusTime><StatusSeq>1</StatusSeq>\
            <ClaimStatus>{step}</ClaimStatus>{flag}</BasePart></Body></Packet>]]></xml>\
            </cb:notify></soap:Body></soap:Envelope>"""),
    CICP(
            "UTF-8",
            "progress-in",
            """
            {"bah":"R-1","sgbh":"ZS1","xzdm":"JQ","ajzt":"{step}","xh":1,\
            "sj":"20250519180500"{flag}}"""),
    YGBX(
            "GBK",
            "progress-in",
            """
            0000|成功|1|1|1
            R-1|ZS20250519000001|V1|0360|{step}|2025/05/19 18:05|1|{flag}
            """),
    CCIC(
            "GB18030",
            "progress-in",
            """
            H1.0CCICHUB 202505191835000003000001{sum}\r
            P000001{report}ZS2025051900000101{step}20250519180500{flag}000001{filler}\r
            """),
    TAIC(
            "GBK",
            "progress-in",
            """
            jiaoYiMa=9101^baoAnHao=R-1^shiGuBianHao=ZS1^xianZhong=JQ^anJianZhuangTai={step}^\
            xuHao=1^chuLiShiJian=250519180500^{flag}""");

    private static final int AMOUNT = 12;
    private static final int FILLER = 19;

    private final String charset;
    private final String message;
    private final String step;

    Insurer(String charset, String message, String step) {
        this.charset = charset;
        this.message = message;
        this.step = step;
    }

    /** Its place in a row of the tables. */
    int column() {
        return List.of(values()).indexOf(this);
    }

    Charset charset() {
        return charset.equals("UTF-8") ? StandardCharsets.UTF_8 : Charset.forName(charset);
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT) + "-sim";
    }

    /** Its partner file's proof; nothing but the connection ties YGBX-SIM's answers to us. */
    Partner partner() {
        return this == YGBX
                ? TranslationFixture.plain(folder())
                : TranslationFixture.partner(folder());
    }

    /** The message by which the hub reads steps of claims. */
    String stepMessage() {
        return message;
    }

    /** A step at 18:05 on 2025-05-19, with what else is told, as this insurer writes it. */
    byte[] step(String code, String more) {
        String flag = more.isEmpty() ? nothingMore() : more;
        return step.replace("{step}", code)
                .replace("{flag}", flag)
                .replace("{report}", "%-30s".formatted("R-1"))
                .replace("{filler}", " ".repeat(FILLER))
                .replace("{sum}", flag.substring(0, Math.min(AMOUNT, flag.length())))
                .getBytes(charset());
    }

    private String nothingMore() {
        return switch (this) {
            case YGBX -> "|";
            case CCIC -> "0".repeat(2 * AMOUNT);
            case PICC, PAIC, CPIC, GPIC, CICP, TAIC -> "";
        };
    }
}
