package org.tongqu.sandbox.taic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.enrolment.Enrolment.TaicKeys;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.simulator.Fault;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** TAIC-SIM over a real socket, called as the hub would. */
class TaicSimIT {
    private static final String TRACE = "000000000042";
    private static final String SAMPLE =
            "jiaoYiMa=2101^shiGuBianHao=ZS20250519000001^chuXianShiJian=250519180500^"
                    + "chuXianDiDian=定海区解放西路测试段^chePaiHao=浙L0T001^haoPaiZhongLei=02^"
                    + "cheJiaHao=LTTAA11B6R0000002^jiaShiYuan=测试乙^lianXiDianHua=00000000002^"
                    + "zeRenLeiXing=E^baoDanHao=DEMO-TAIC-C-0001^xianZhong=JQ^";

    private TaicSim taic;
    private HubSide hub;
    private TaicKeys keys;

    @BeforeEach
    void start(@TempDir Path var) throws IOException {
        keys = new Enrolment(var, new SecureRandom(), Clock.systemUTC()).taic();
        Clock clock = Clock.systemUTC();
        taic =
                new TaicSim(
                        keys,
                        new ClaimBook("TAIC", Duration.ofMillis(20), clock),
                        0,
                        new SecureRandom(),
                        clock);
        hub = new HubSide(taic.port(), keys);
    }

    @AfterEach
    void stop() throws IOException {
        hub.close();
        taic.close();
    }

    @Test
    void countsTheBytesOfTheBodyAsTheProfileComputed() {
        byte[] body = SAMPLE.getBytes(Charset.forName("GBK"));

        assertThat(body).hasSize(271);
        assertThat(new TaicFrame("2101", body).head()).isEqualTo("0002712101330900");
    }

    @Test
    void answersAReportWithItsTraceNumberAndAReportNumber() throws IOException {
        hub.report(TRACE, sample());

        TaicText reply = hub.text("2102");
        assertThat(reply.required("yingDaMa")).isEqualTo("0000");
        assertThat(reply.required("liuShuiHao")).isEqualTo(TRACE);
        assertThat(reply.required("baoAnHao")).matches("RTAIC[0-9]{12}");
        assertThat(taic.log().entries().get(0).text(Charset.forName("GBK"))).isEqualTo(SAMPLE);
    }

    @Test
    void tellsARepeatByTheTraceNumberAlone() throws IOException {
        hub.report(TRACE, sample());
        String number = hub.text("2102").required("baoAnHao");
        hub.report(TRACE, sample());
        TaicText repeat = hub.text("2102");
        hub.report("000000000043", sample());
        TaicText supplement = hub.text("2102");

        assertThat(repeat.required("yingDaMa")).isEqualTo("E003");
        assertThat(repeat.required("baoAnHao")).isEqualTo(number);
        assertThat(supplement.required("yingDaMa")).isEqualTo("0000");
        assertThat(supplement.required("baoAnHao")).isEqualTo(number);
    }

    @Test
    void doesNotInsureThePoliciesOfOthersNorReadHalfAReport() throws IOException {
        hub.report(TRACE, text(SAMPLE.replace("DEMO-TAIC", "DEMO-PICC")));
        assertThat(hub.text("2102").required("yingDaMa")).isEqualTo("E008");
        hub.report("000000000043", text(SAMPLE.replace("zeRenLeiXing=E", "zeRenLeiXing=9")));
        assertThat(hub.text("2102").required("yingDaMa")).isEqualTo("E001");
    }

    @Test
    void tellsEachStepUnaskedAndTheNextOneOnlyWhenThisIsAnswered() throws IOException {
        hub.report(TRACE, sample());
        for (String state : new String[] {"报案", "立案", "查勘", "定损"}) {
            TaicText step = hub.text("9101");
            assertThat(step.required("anJianZhuangTai")).isEqualTo(state);
            hub.acknowledge("0000");
        }
        TaicText next = hub.text("9101");
        assertThat(next.required("anJianZhuangTai")).isEqualTo("核损");
        assertThat(next.required("dingSunJinE")).isEqualTo("10000");
    }

    @Test
    void tellsAgainOverTheNextConnectionWhatWasNotAnswered() throws IOException {
        hub.report(TRACE, sample());
        String first = hub.text("9101").required("xuHao");
        hub.close();
        hub = new HubSide(taic.port(), keys);

        assertThat(hub.text("9101").required("xuHao")).isEqualTo(first);
    }

    @Test
    void answersAHeartbeatWithAHeartbeat() throws IOException {
        hub.send("0000009000330900".getBytes(StandardCharsets.US_ASCII));

        assertThat(hub.next()).hasValueSatisfying(f -> assertThat(f.code()).isEqualTo("9000"));
    }

    @Test
    void closesTheConnectionOnGarbageAndOnAWrongTerminalOrMac() throws IOException {
        hub.send("<html>garbage…</html>".getBytes(StandardCharsets.UTF_8));
        assertThat(hub.next()).isEmpty();

        try (HubSide stranger = new HubSide(taic.port(), with("ffffffff", keys.mac()))) {
            stranger.report(TRACE, sample());
            assertThat(stranger.next()).isEmpty();
        }
        try (HubSide forger = new HubSide(taic.port(), with(keys.terminal(), new byte[16]))) {
            forger.report(TRACE, sample());
            assertThat(forger.next()).isEmpty();
        }
        assertThat(taic.log().received()).isZero();
    }

    @Test
    void misbehavesAsOftenAsItIsTold() throws IOException {
        taic.faults().next(Fault.WRONG_ID, 1);
        hub.report(TRACE, sample());
        assertThat(hub.text("2102").required("liuShuiHao")).isEqualTo("999999999999");
        taic.faults().next(Fault.WRONG_SIGNATURE, 1);
        hub.report(TRACE, sample());
        assertThatThrownBy(() -> hub.text("2102")).isInstanceOf(SandboxException.class);
        taic.faults().next(Fault.DROP_CONNECTION, 1);
        hub.report(TRACE, sample());
        assertThatThrownBy(() -> hub.text("2102")).isNotInstanceOf(SocketTimeoutException.class);
        assertThat(taic.log().received()).isEqualTo(3);
    }

    private TaicKeys with(String terminal, byte[] mac) {
        return new TaicKeys(terminal, keys.tdes(), mac);
    }

    private static TaicText sample() {
        return text(SAMPLE);
    }

    private static TaicText text(String text) {
        return TaicText.parse(text.getBytes(Charset.forName("GBK")));
    }
}
