package org.tongqu.traps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongqu.mapping.Translation.Outcome;

/** Traps of what an answer means: the transport was well, the answer is not. */
class AnswerTrapTests {
    private static final String PAGE = "<html><body>系统维护中（模拟）</body></html>";

    /** Each in an HTTP 200 or its like. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PAIC; {\"requestId\":\"u-1\",\"code\":\"120008\",\"message\":\"success\"}",
                "PAIC; {\"requestId\":\"u-1\",\"code\":\"000000\"}",
                "PAIC; {\"requestId\":\"u-1\",\"code\":\"0\"}",
                "CPIC; {\"message_id\":\"u-1\",\"status\":\"REJECTED\",\"reason\":\"NOT_INSURED\"}",
                "CPIC; {\"message_id\":\"u-1\",\"status\":\"OK\"}",
                "CICP; {\"lsh\":\"u-1\",\"jg\":\"0\",\"bah\":\"R-1\"}",
                "CICP; {\"lsh\":\"u-1\",\"jg\":\"1\",\"bah\":\"R-1\"}",
                "YGBX; 1001|成功|R-1",
                "YGBX; 00|成功|R-1",
                "TAIC; jiaoYiMa=2102^yingDaMa=00^liuShuiHao=1^baoAnHao=R-1^",
            })
    void trap14OnlyThePartnersOwnWordOfSuccessIsSuccess(Insurer insurer, String answer) {
        assertNotTaken(insurer, answer);
    }

    /** The code 0 is success at GPIC-SIM, failure at PICC-SIM; 12008 arrives as success. */
    @ParameterizedTest
    @CsvSource({"0, 12008", "0, 99999", "00000, 00000", "1, 00000"})
    void trap14GpicSaysNoInTheWordsOfYes(String code, String ret) {
        String answer =
                """
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
                <ns:submitResponse xmlns:ns="urn:gpic-sim:accident"><submitReturn><![CDATA[<Packet>\
                <Head><ResCode>%s</ResCode><RetCode>%s</RetCode><SerialNo>u-1</SerialNo></Head>\
                </Packet>]]></submitReturn></ns:submitResponse></soap:Body></soap:Envelope>"""
                        .formatted(code, ret);
        assertNotTaken(Insurer.GPIC, answer);
    }

    @ParameterizedTest
    @EnumSource(Insurer.class)
    void trap14APageInsteadOfAnAnswerIsNone(Insurer insurer) {
        assertThat(
                        Told.TRANSLATION.replies(
                                insurer.partner(),
                                "accident-reply",
                                PAGE.getBytes(insurer.charset()),
                                Told.REFERENCES))
                .allMatch(reply -> reply.outcome() == Outcome.UNREADABLE);
    }

    private static void assertNotTaken(Insurer insurer, String answer) {
        assertThat(
                        Told.TRANSLATION.replies(
                                insurer.partner(),
                                "accident-reply",
                                answer.getBytes(insurer.charset()),
                                Told.REFERENCES))
                .isNotEmpty()
                .noneMatch(
                        reply ->
                                reply.outcome() == Outcome.ACCEPTED
                                        || reply.outcome() == Outcome.DUPLICATE);
    }
}
