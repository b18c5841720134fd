package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tongqu.failure.ErrorCode;
import org.tongqu.ledger.Cases;
import org.tongqu.sandbox.police.Incident;
import org.tongqu.sandbox.police.Police110;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** What a broken dispatch puts on its queue: kept with its code, and the next record is taken. */
@ExtendWith(BadInputHub.class)
class BadIncidentsIT {
    private static final Charset GBK = Charset.forName("GBK");
    private static final String DISPATCH = "police-110-sim";

    private final BadInputHub.Started hub = BadInputHub.hub();
    private final Police110 dispatch = hub.sandbox().authorities().police110();
    private final Instant since = Instant.now().minusMillis(1);

    @Test
    void keepsGbkBytesThatAreDeclaredAsUtf8() {
        dispatch.send(xml("GBK1").replace("\"GBK\"", "\"UTF-8\"").getBytes(GBK));
        keeps(ErrorCode.CHARSET_MISMATCH);
    }

    @Test
    void keepsUtf8BytesWhereGbkIsAgreed() {
        dispatch.send(xml("UTF1").getBytes(StandardCharsets.UTF_8));
        keeps(ErrorCode.CHARSET_MISMATCH);
    }

    @Test
    void keepsUtf8BytesThatWouldPassAsGbk() {
        String even = xml("UTF2").replaceAll("\\p{IsHan}+[^<]*", "测试测试测试测试");
        dispatch.send(even.getBytes(StandardCharsets.UTF_8));
        keeps(ErrorCode.CHARSET_MISMATCH);
    }

    @Test
    void keepsXmlWithADtd() {
        dispatch.send(
                xml("DTD1")
                        .replace("?><jjd>", "?><!DOCTYPE jjd [<!ENTITY x \"y\">]><jjd>")
                        .getBytes(GBK));
        keeps(ErrorCode.PAYLOAD_NOT_XML);
    }

    @Test
    void keepsAnUnknownPlateType() {
        dispatch.send(xml("CODE1").replace("<hpzl>02<", "<hpzl>98<").getBytes(GBK));
        keeps(ErrorCode.UNKNOWN_CODE);
    }

    @Test
    void takesTheNextRecordAfterABadOne() {
        dispatch.send("<jjd>".getBytes(GBK));
        dispatch.send(xml("GOOD1").getBytes(GBK));
        keeps(ErrorCode.PAYLOAD_NOT_XML);
        String accidentNo =
                hub.ledger()
                        .until(
                                () ->
                                        hub.hub()
                                                .bean(Cases.class)
                                                .byExternalNumber(DISPATCH, "GOOD1"));
        assertThat(accidentNo).startsWith("ZS");
    }

    private void keeps(ErrorCode code) {
        assertThat(hub.ledger().message("INVALID", code, DISPATCH, since).channel())
                .isEqualTo("jms");
    }

    private static String xml(String jjdbh) {
        return Incident.call(jjdbh, Instant.now().minusSeconds(120), "浙L0X001", "02").toXml();
    }

    /** Nothing of a bad record opens a case. */
    @Test
    void opensNoCaseForABadRecord() {
        dispatch.send(xml("DTD2").replace("?><jjd>", "?><!DOCTYPE jjd><jjd>").getBytes(GBK));
        keeps(ErrorCode.PAYLOAD_NOT_XML);
        assertThat(hub.hub().bean(Cases.class).byExternalNumber(DISPATCH, "DTD2"))
                .isEqualTo(Optional.empty());
    }
}
