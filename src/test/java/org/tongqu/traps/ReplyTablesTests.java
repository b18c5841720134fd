package org.tongqu.traps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.mapping.Translation.Reply;

import java.util.List;

/**
 * What each insurer's document says of its answers, written out. Where an insurer says "later"
 * without an answer (HTTP 503, no reply, no file), the transport's tests have it.
 */
class ReplyTablesTests {
    private static final String SOAP =
            """
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
            <ns:submitResponse xmlns:ns="urn:gpic-sim:accident"><submitReturn><![CDATA[<Packet>\
            <Head><ResCode>%s</ResCode><RetCode>%s</RetCode><SerialNo>u-1</SerialNo></Head><Body>\
            <BasePart><ClaimNotificationNo>%s</ClaimNotificationNo></BasePart></Body></Packet>\
            ]]></submitReturn></ns:submitResponse></soap:Body></soap:Envelope>""";
    private static final String FAULT =
            """
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
            <soap:Fault><faultcode>soap:%s</faultcode><faultstring>busy</faultstring><detail>\
            <SerialNo>u-1</SerialNo></detail></soap:Fault></soap:Body></soap:Envelope>""";
    private static final String PACKET =
            """
            <packet><responsehead><uuid>u-1</uuid><response_code>%s</response_code>\
            <error_code>%s</error_code></responsehead><responsebody><registNo>%s</registNo>\
            </responsebody></packet>""";

    @ParameterizedTest
    @CsvSource({
        "1, '', R-1, ACCEPTED",
        "0, 2013, '', NOT_INSURED",
        "0, 1001, '', REFUSED",
        "0, '', '', REFUSED",
        "2, '', R-1, UNREADABLE"
    })
    void picc(String code, String error, String reportNo, Outcome outcome) {
        assertReply(Insurer.PICC, PACKET.formatted(code, error, reportNo), outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "999999, false, ACCEPTED",
        "999999, true, DUPLICATE",
        "120008, false, NOT_INSURED",
        "500001, false, RETRY_LATER",
        "100001, false, REFUSED",
        "99999, false, UNREADABLE"
    })
    void paic(String code, boolean repeat, Outcome outcome) {
        String json =
                "{\"requestId\":\"u-1\",\"code\":\"%s\",\"repeat\":%s,\"reportNo\":\"R-1\"}"
                        .formatted(code, repeat);
        assertReply(Insurer.PAIC, json, outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, '', ACCEPTED",
        "REJECTED, NOT_INSURED, NOT_INSURED",
        "REJECTED, INCOMPLETE, REFUSED",
        "LATER, '', UNREADABLE"
    })
    void cpic(String status, String reason, Outcome outcome) {
        String json =
                "{\"message_id\":\"u-1\",\"status\":\"%s\",\"reason\":\"%s\",\"notice_no\":\"R-1\"}"
                        .formatted(status, reason);
        assertReply(Insurer.CPIC, json, outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00000, R-1, ACCEPTED",
        "0, 12008, '', NOT_INSURED",
        "1, 11009, R-1, DUPLICATE",
        "1, 11001, '', REFUSED",
        "0, 11001, '', UNREADABLE"
    })
    void gpic(String code, String ret, String reportNo, Outcome outcome) {
        assertReply(Insurer.GPIC, SOAP.formatted(code, ret, reportNo), outcome);
    }

    @ParameterizedTest
    @CsvSource({"Server, RETRY_LATER", "Client, REFUSED", "VersionMismatch, REFUSED"})
    void gpicFault(String code, Outcome outcome) {
        assertReply(Insurer.GPIC, FAULT.formatted(code), outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "00, ACCEPTED",
        "03, DUPLICATE",
        "08, NOT_INSURED",
        "99, RETRY_LATER",
        "01, REFUSED",
        "77, REFUSED",
        "7, UNREADABLE",
        "OK, UNREADABLE"
    })
    void cicp(String code, Outcome outcome) {
        String json = "{\"lsh\":\"u-1\",\"jg\":\"%s\",\"bah\":\"R-1\"}".formatted(code);
        assertReply(Insurer.CICP, json, outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "0000|成功|R-1, ACCEPTED",
        "1008|非本公司承保|, NOT_INSURED",
        "1001|签名错误|, REFUSED",
        "1777|模拟|, REFUSED",
        "0000|成功|, UNREADABLE",
        "2001|模拟|, UNREADABLE"
    })
    void ygbx(String line, Outcome outcome) {
        assertReply(Insurer.YGBX, line, outcome);
    }

    /** One line a record in the result file; the file as a whole is acknowledged by another. */
    @ParameterizedTest
    @CsvSource({
        "'A ', ACCEPTED",
        "'D ', DUPLICATE",
        "N1, NOT_INSURED",
        "N2, REFUSED",
        "N9, REFUSED",
        "'N ', UNREADABLE"
    })
    void ccic(String code, Outcome outcome) {
        String line = "D000001ZS20250519000001%s%-30s     \r\n".formatted(code, "R-1");
        assertReply(Insurer.CCIC, line, outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "0000, ACCEPTED",
        "E003, DUPLICATE",
        "E008, NOT_INSURED",
        "E001, REFUSED",
        "E777, REFUSED",
        "1000, UNREADABLE"
    })
    void taic(String code, Outcome outcome) {
        String pairs = "jiaoYiMa=2102^yingDaMa=%s^liuShuiHao=1^baoAnHao=R-1^".formatted(code);
        assertReply(Insurer.TAIC, pairs, outcome);
    }

    @ParameterizedTest
    @EnumSource(Insurer.class)
    void anAnswerOfNothingIsNoAnswer(Insurer insurer) {
        assertThat(replies(insurer, "")).allMatch(r -> r.outcome() == Outcome.UNREADABLE);
    }

    private static void assertReply(Insurer insurer, String answer, Outcome outcome) {
        assertThat(replies(insurer, answer))
                .singleElement()
                .extracting(Reply::outcome)
                .isEqualTo(outcome);
    }

    private static List<Reply> replies(Insurer insurer, String answer) {
        return Told.TRANSLATION.replies(
                insurer.partner(),
                "accident-reply",
                answer.getBytes(insurer.charset()),
                Told.REFERENCES);
    }
}
