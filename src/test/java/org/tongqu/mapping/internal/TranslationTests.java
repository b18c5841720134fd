package org.tongqu.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.accident.PolicyKind;
import org.tongqu.disclosure.DisclosedView;
import org.tongqu.disclosure.DisclosureFixture;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.disclosure.DisclosurePolicy.LineRef;
import org.tongqu.disclosure.SampleCases;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.Translation;
import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.mapping.Translation.Reply;
import org.tongqu.parcel.Draft;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

class TranslationTests {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final DisclosurePolicy POLICY = DisclosureFixture.policy();
    private static final Translation TRANSLATION = MappingFixture.translation();
    private static final Map<String, String> REFERENCES =
            Map.of(
                    "uuid", "5f1c0000-0000-4000-8000-000000000001",
                    "messageId", "5f1c0000-0000-4000-8000-000000000001",
                    "operation", "N",
                    "now", "2025-05-19T10:20:00Z");

    @Test
    void joinsRecordsToThePublishedFile() {
        ObjectNode document = rare();
        document.withArray("evidence").removeAll();
        for (int i = 1; i <= 6; i++) {
            document.withArray("evidence")
                    .addObject()
                    .put("evidenceId", "EV" + i)
                    .put("kind", "PHOTO");
        }
        Draft record = translate("ccic-sim", view(document, "CCIC"));
        Map<String, String> references =
                Map.of("sequence", "7", "now", "2025-05-19T10:20:00Z", "name", "ignored");
        Draft.Body file =
                TRANSLATION.join(
                        MappingFixture.partner("ccic-sim"),
                        "accident-file",
                        List.of(record),
                        references);
        byte[] bytes = file.bytes();
        assertThat(new String(bytes, 0, 50, StandardCharsets.US_ASCII))
                .isEqualTo("H1.0HUB CCIC202505191820000007000001000000180000\r\n");
        SM3Digest digest = new SM3Digest();
        digest.update(bytes, 50, bytes.length - 50);
        byte[] sm3 = new byte[digest.getDigestSize()];
        digest.doFinal(sm3, 0);
        assertThat(HexFormat.of().formatHex(sm3))
                .isEqualTo("942bf1a752f2f6c6fa5992a164bec9a72b3cacb776afe408b2b3b994285142cc");
        assertThat(file.attributes()).containsEntry("count", "1").containsEntry("sum", "180000");
    }

    @Test
    void numbersJoinedRecordsByTheirPlace() {
        Draft record = translate("ccic-sim", view(SampleCases.rearEnd(), "CCIC"));
        Draft.Body file =
                TRANSLATION.join(
                        MappingFixture.partner("ccic-sim"),
                        "accident-file",
                        List.of(record, record),
                        Map.of("sequence", "8", "now", "2025-05-19T10:20:00Z"));
        List<String> lines = new String(file.bytes(), GB18030).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("D000001");
        assertThat(lines.get(2)).startsWith("D000002");
        assertThat(file.attributes()).containsEntry("count", "2").containsEntry("sum", "360000");
    }

    @Test
    void carriesARareCharacterInUtf8AndGb18030() {
        assertThat(text(translate("picc-sim", view(rare(), "PICC")), StandardCharsets.UTF_8))
                .contains("<driverName>测试𠮷</driverName>");
        assertThat(text(translate("cpic-sim", view(rare(), "CPIC")), StandardCharsets.UTF_8))
                .contains("\"driver_name\":\"测试𠮷\"");
        assertThat(text(translate("ccic-sim", view(rare(), "CCIC")), GB18030)).contains("测试𠮷");
    }

    @Test
    void refusesACharacterThatGbkLacksAndNamesItsField(@TempDir Path home) throws IOException {
        copy("ccic-sim", home);
        replace(home.resolve("ccic-sim/mapping.yaml"), "GB18030", "GBK");
        Translation gbk = MappingFixture.translation(home);
        TongquException refusal =
                catchThrowableOfType(
                        TongquException.class,
                        () ->
                                gbk.translate(
                                        MappingFixture.partner("ccic-sim"),
                                        "accident-out",
                                        view(rare(), "CCIC"),
                                        REFERENCES));
        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_ENCODABLE);
        assertThat(refusal.pointer()).contains("/DRVNAM");
        assertThat(refusal).hasMessageNotContaining("测试");
    }

    @Test
    void namesTheFieldOfADocumentThatGbkLacks(@TempDir Path home) throws IOException {
        copy("picc-sim", home);
        replace(home.resolve("picc-sim/mapping.yaml"), "charset: UTF-8", "charset: GBK");
        Translation gbk = MappingFixture.translation(home);
        TongquException refusal =
                catchThrowableOfType(
                        TongquException.class,
                        () ->
                                gbk.translate(
                                        MappingFixture.partner("picc-sim"),
                                        "accident-out",
                                        view(rare(), "PICC"),
                                        REFERENCES));
        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_ENCODABLE);
        assertThat(refusal.pointer()).contains("/packet/requestbody/reportInfo/driverName");
    }

    @Test
    void takesNoAnswerForYesWhateverItsBytes() {
        Random random = new Random(20250519);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            for (String partner : List.of("picc-sim", "cpic-sim", "ccic-sim", "ygbx-sim")) {
                List<Reply> replies =
                        TRANSLATION.replies(
                                MappingFixture.partner(partner), "accident-reply", bytes);
                assertThat(replies)
                        .allSatisfy(r -> assertThat(r.outcome()).isEqualTo(Outcome.UNREADABLE));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE jjd SYSTEM \"http://localhost/x.dtd\"><jjd/>",
                "<!DOCTYPE jjd [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]><jjd>&b;</jjd>",
                "<jjd>&x;</jjd>",
                "<?php echo 1 ?><jjd/>",
                "<jjd><jjdbh>1</jjdbh></jjd><jjd/>",
                "<jjd>",
                "",
            })
    void refusesXmlThatIsMoreThanElements(String xml) {
        assertThatThrownBy(() -> incident(xml))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.PAYLOAD_NOT_XML));
    }

    @Test
    void refusesXmlThatIsNestedTooDeep() {
        assertThatThrownBy(() -> incident("<a>".repeat(40) + "</a>".repeat(40)))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.PAYLOAD_NOT_XML));
    }

    @Test
    void refusesAnElementThatOccursTwice() {
        assertThatThrownBy(() -> incident("<jjd><jjdbh>1</jjdbh><jjdbh>2</jjdbh></jjd>"))
                .isInstanceOfSatisfying(
                        TongquException.class, e -> assertThat(e.pointer()).contains("/jjd/jjdbh"));
    }

    @Test
    void refusesUtf8BytesThatShouldBeGbk() {
        assertThatThrownBy(
                        () ->
                                TRANSLATION.read(
                                        MappingFixture.partner("police-110-sim"),
                                        "incident-in",
                                        "<jjd>测试甲</jjd>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CHARSET_MISMATCH));
    }

    @Test
    void refusesAMessageThatTheFolderDoesNotHave() {
        assertThatThrownBy(
                        () ->
                                TRANSLATION.ask(
                                        MappingFixture.partner("cpic-sim"),
                                        "progress-question",
                                        REFERENCES))
                .hasMessageContaining("cpic-sim has no message progress-question");
    }

    @Test
    void givesTheSameIdForTheSameStepHoweverOftenItComes() {
        String event =
                "{\"case_no\":\"ZS1\",\"notice_no\":\"R1\",\"plate_no\":\"浙L0T002\","
                        + "\"product_code\":\"CTPL\",\"status\":\"PAID\",\"seq\":9,"
                        + "\"event_time\":1747650600000,\"paid_amt\":1}";
        assertThat(idOf(event)).isEqualTo(idOf(event));
        assertThat(idOf(event)).isNotEqualTo(idOf(event.replace("\"seq\":9", "\"seq\":10")));
    }

    @Test
    void translatesInLessThanAMillisecond() {
        DisclosedView view = view(SampleCases.rearEnd(), "PICC");
        for (int i = 0; i < 3_000; i++) {
            translate("picc-sim", view);
        }
        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            translate("picc-sim", view);
        }
        long microseconds = (System.nanoTime() - start) / 1_000_000;
        assertThat(microseconds).isLessThan(1_000);
    }

    private static String idOf(String event) {
        return TRANSLATION
                .read(
                        MappingFixture.partner("cpic-sim"),
                        "progress-in",
                        event.getBytes(StandardCharsets.UTF_8))
                .get(0)
                .at("/claim/id")
                .asText();
    }

    private static void incident(String xml) {
        TRANSLATION.read(
                MappingFixture.partner("police-110-sim"),
                "incident-in",
                xml.getBytes(Charset.forName("GBK")));
    }

    private static Draft translate(String partner, DisclosedView view) {
        return TRANSLATION.translate(
                MappingFixture.partner(partner), "accident-out", view, REFERENCES);
    }

    private static DisclosedView view(ObjectNode document, String insurer) {
        String policyNo = "DEMO-" + insurer + "-C-0001";
        return POLICY.forInsurer(
                document, new LineRef("V1", PolicyKind.COMPULSORY, Optional.of(policyNo), insurer));
    }

    private static ObjectNode rare() {
        ObjectNode document = SampleCases.rearEnd();
        ((ObjectNode) document.at("/parties/0")).put("name", "测试𠮷");
        return document;
    }

    private static String text(Draft draft, Charset charset) {
        return new String(((Draft.Body) draft).bytes(), charset);
    }

    private static void copy(String folder, Path home) throws IOException {
        for (String name : List.of("canonical", folder)) {
            Path target = Files.createDirectories(home.resolve(name));
            try (var files = Files.list(MappingFixture.MAPPINGS.resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
                    Files.copy(file, target.resolve(String.valueOf(file.getFileName())));
                }
            }
        }
    }

    private static void replace(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, replacement));
    }
}
