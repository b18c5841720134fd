package org.tongqu.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;

/** SOAP 1.1 with an XML document as an argument, out and in. */
class SoapFormatTests {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SoapMessage SUBMIT = new SoapMessage("submit", "urn:test", Set.of("xml"));
    private static final SoapWriting WRITING = new SoapWriting(GB18030, SUBMIT);
    private static final SoapReading READING =
            new SoapReading(GB18030, SUBMIT, Set.of("Packet.Car"), true);

    @Test
    void readsWhatItWrites() throws IOException {
        JsonNode output =
                JSON.readTree(
                        "{\"arguments\":{\"requestType\":\"01\",\"xml\":{\"Packet\":{\"Name\":\"测试𠮷\",\"Car\":[\"1\"]}}}}");

        JsonNode read = READING.read(WRITING.write(output));

        assertThat(read.path("operation").asText()).isEqualTo("submit");
        assertThat(read.path("arguments")).isEqualTo(output.path("arguments"));
    }

    @Test
    void writesFourBytesForACharacterOutsideGbk() throws IOException {
        byte[] bytes = write("{\"xml\":{\"Packet\":{\"Name\":\"测试𠮷\"}}}");

        assertThat(HexFormat.of().formatHex(bytes)).contains("b2e2cad49534b235");
        assertThat(new String(bytes, GB18030))
                .startsWith("<?xml version=\"1.0\" encoding=\"GB18030\"?>")
                .contains("<xml><![CDATA[<?xml version=\"1.0\" encoding=\"GB18030\"?><Packet>");
    }

    @Test
    void nothingInAnAddressBreaksOutOfItsCdata() throws IOException {
        String evil = "]]></xml></op:submit><![CDATA[<x>&]]]]>";
        for (String part : new String[] {"\"%s\"", "{\"#cdata\":\"%s\"}"}) {
            byte[] bytes =
                    write("{\"xml\":{\"Packet\":{\"Address\":" + part.formatted(evil) + "}}}");

            assertThat(READING.read(bytes).at("/arguments/xml/Packet/Address").asText())
                    .isEqualTo(evil);
        }
    }

    @Test
    void namesTheFieldThatTheCharsetLacks() throws IOException {
        SoapWriting gbk = new SoapWriting(Charset.forName("GBK"), SUBMIT);
        JsonNode output =
                JSON.readTree("{\"arguments\":{\"xml\":{\"Packet\":{\"Name\":\"测试𠮷\"}}}}");

        TongquException e = refused(() -> gbk.write(output));

        assertThat(e.code()).isEqualTo(ErrorCode.NOT_ENCODABLE);
        assertThat(e.pointer()).contains("/arguments/xml/Packet/Name");
    }

    @Test
    void readsAToolkitsTypesAndPrefixes() {
        JsonNode read =
                READING.read(
                        gb(
                                "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\""
                                        + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">"
                                        + "<S:Header><a xmlns=\"urn:a\">1</a></S:Header><S:Body>"
                                        + "<submit xmlns=\"urn:test\"><requestType i:type=\"string\">01</requestType>"
                                        + "<xml i:type=\"string\">&lt;?xml version='1.0' encoding='gb18030'?>&lt;Packet>&lt;Name>甲&lt;/Name>&lt;/Packet></xml>"
                                        + "</submit></S:Body></S:Envelope>"));

        assertThat(read.at("/arguments/requestType").asText()).isEqualTo("01");
        assertThat(read.at("/arguments/xml/Packet/Name").asText()).isEqualTo("甲");
        assertThat(read.at("/header/a").asText()).isEqualTo("1");
    }

    @Test
    void readsAFaultWithoutItsPrefix() {
        JsonNode fault =
                READING.read(
                                envelope(
                                        "<soap:Fault><faultcode>soap:Server</faultcode>"
                                                + "<faultstring>忙</faultstring>"
                                                + "<detail><SerialNo>7</SerialNo></detail></soap:Fault>"))
                        .path("fault");

        assertThat(fault.path("code").asText()).isEqualTo("Server");
        assertThat(fault.at("/detail/SerialNo").asText()).isEqualTo("7");
    }

    @Test
    void refusesWhatIsNotTheAgreedEnvelope() {
        String entity = "<!DOCTYPE p [<!ENTITY e \"x\">]>";
        refuses(ErrorCode.PAYLOAD_NOT_XML, gb("<Envelope><Body><submit/></Body></Envelope>"));
        refuses(ErrorCode.PAYLOAD_NOT_XML, envelope(""));
        refuses(ErrorCode.PAYLOAD_NOT_XML, envelope("<submit/><submitResponse/>"));
        refuses(ErrorCode.INVALID_VALUE, envelope("<submitResponse/>"));
        refuses(ErrorCode.PAYLOAD_NOT_XML, call(entity + "<p>&e;</p>"));
        refuses(ErrorCode.PAYLOAD_NOT_XML, call("<p>"));
        refuses(ErrorCode.PAYLOAD_NOT_XML, call("<a>".repeat(40) + "</a>".repeat(40)));
        refuses(ErrorCode.PAYLOAD_NOT_XML, call("<p>" + "<c/>".repeat(1) + "&nbsp;</p>"));
        refuses(ErrorCode.CHARSET_MISMATCH, call("<?xml version='1.0' encoding='UTF-8'?><p/>"));
        refuses(
                ErrorCode.CHARSET_MISMATCH,
                new String(envelope("<submit><n>定海区解放西路测试段</n></submit>"), GB18030)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void refuses(ErrorCode code, byte[] payload) {
        assertThat(refused(() -> READING.read(payload)).code()).isEqualTo(code);
    }

    private static TongquException refused(Runnable work) {
        TongquException refusal = catchThrowableOfType(TongquException.class, work::run);
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static byte[] write(String arguments) throws IOException {
        return WRITING.write(JSON.readTree("{\"arguments\":" + arguments + "}"));
    }

    private static byte[] call(String document) {
        return envelope("<submit><xml><![CDATA[" + document + "]]></xml></submit>");
    }

    private static byte[] envelope(String body) {
        return gb(
                "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
                        + body
                        + "</soap:Body></soap:Envelope>");
    }

    private static byte[] gb(String text) {
        return ("<?xml version=\"1.0\" encoding=\"GB18030\"?>" + text).getBytes(GB18030);
    }
}
