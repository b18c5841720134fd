package org.tongqu.traps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.mapping.TranslationFixture;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;

/** Traps of text that is more than text: markup, separators, line ends. */
class TextTrapTests {
    private static final String MARKUP = "A&B路<1号>]]>\"东\"";
    private static final String TAKEN_BY_PICC =
            """
            <packet><responsehead><uuid>u-1</uuid><response_code>1</response_code></responsehead>\
            <responsebody><registNo>R-1</registNo></responsebody></packet>""";
    private static final String TAKEN_BY_GPIC =
            """
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
            <ns:submitResponse xmlns:ns="urn:gpic-sim:accident"><submitReturn><![CDATA[<Packet>\
            <Head><ResCode>0</ResCode><RetCode>00000</RetCode><SerialNo>u-1</SerialNo></Head>\
            </Packet>]]></submitReturn></ns:submitResponse></soap:Body></soap:Envelope>""";
    private static final Set<ErrorCode> REFUSALS =
            Set.of(ErrorCode.NOT_ENCODABLE, ErrorCode.INVALID_VALUE, ErrorCode.MAPPING_FAILED);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PICC | <!DOCTYPE packet SYSTEM \"http://localhost/x.dtd\">",
                "PICC | <!DOCTYPE packet [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "GPIC | <!DOCTYPE x SYSTEM \"http://localhost/x.dtd\">",
                "GPIC | <!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
            })
    void trap37NoDocumentTypeOrEntityIsRead(Insurer insurer, String prolog) {
        String answer = insurer == Insurer.PICC ? TAKEN_BY_PICC : TAKEN_BY_GPIC;
        assertThat(outcome(insurer, answer)).isEqualTo(Outcome.ACCEPTED);
        assertThat(outcome(insurer, prolog + answer)).isEqualTo(Outcome.UNREADABLE);
    }

    private static Outcome outcome(Insurer insurer, String answer) {
        return Told.TRANSLATION
                .replies(insurer.partner(), "accident-reply", answer.getBytes(insurer.charset()))
                .get(0)
                .outcome();
    }

    @Test
    void trap37NeitherInWhatThePoliceSend() {
        byte[] incident =
                "<!DOCTYPE jjd [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><jjd>&x;</jjd>"
                        .getBytes(Charset.forName("GBK"));
        TongquException refusal =
                catchThrowableOfType(
                        TongquException.class,
                        () ->
                                Told.TRANSLATION.read(
                                        TranslationFixture.partner("police-110-sim"),
                                        "incident-in",
                                        incident));
        assertThat(refusal.code()).isEqualTo(ErrorCode.PAYLOAD_NOT_XML);
    }

    @Test
    void trap37MarkupInAnAddressStaysText() throws Exception {
        ObjectNode document = Told.rearEnd().put("address", MARKUP);
        assertThat(element("damageAddress", Told.bytes(Insurer.PICC, document))).isEqualTo(MARKUP);
        String inner = element("xml", Told.bytes(Insurer.GPIC, document));
        assertThat(element("LossAddress", inner.getBytes(Insurer.GPIC.charset())))
                .isEqualTo(MARKUP);
    }

    private static String element(String name, byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getElementsByTagName(name)
                .item(0)
                .getTextContent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"路|1", "路;1", "路\",\"x\":\"1", "路^a=1", "路&x=1", "路\r\n1", "路\n1", "路\t1"})
    void trap38NoSeparatorInAnAddressBreaksOut(String address) throws Exception {
        ObjectNode document = Told.rearEnd().put("address", address);
        for (Insurer insurer : Insurer.values()) {
            if (isTold(insurer, document)) {
                assertHeld(insurer, address, document);
            }
        }
    }

    private static boolean isTold(Insurer insurer, ObjectNode document) {
        try {
            Told.bytes(insurer, document);
            return true;
        } catch (TongquException refused) {
            assertThat(refused.code()).as("%s", insurer).isIn(REFUSALS);
            return false;
        }
    }

    /** What is told is the address as it is, and nothing else has changed by it. */
    private static void assertHeld(Insurer insurer, String address, ObjectNode document)
            throws Exception {
        byte[] told = Told.bytes(insurer, document);
        switch (insurer) {
            case PAIC -> assertMember(told, "/reportInfo/accidentPlace", address);
            case CPIC -> assertMember(told, "/loss_addr", address);
            case CICP -> assertMember(told, "/cxdd", address);
            case PICC -> assertThat(element("damageAddress", told)).isEqualTo(address);
            case GPIC -> {
                byte[] inner = element("xml", told).getBytes(insurer.charset());
                assertThat(element("LossAddress", inner)).isEqualTo(address);
            }
            case CCIC -> assertThat(Told.field(insurer, "LOSSAD", document)).isEqualTo(address);
            case YGBX -> assertThat(Told.field(insurer, "cAcdtAddr", document)).isEqualTo(address);
            case TAIC -> assertThat(new String(told, insurer.charset()).split("\\^")).hasSize(12);
        }
    }

    private static void assertMember(byte[] json, String pointer, String text) throws Exception {
        assertThat(new ObjectMapper().readTree(json).at(pointer).asText()).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(
            value = Insurer.class,
            names = {"CCIC", "TAIC"})
    void trap38ALineEndIsRefusedWhereNothingCanHoldIt(Insurer insurer) {
        ObjectNode document = Told.rearEnd().put("address", "路\n1");
        assertThat(Told.refusal(insurer, document)).isIn(REFUSALS);
    }
}
