package org.tongqu.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.onboarding.Preview.Field;
import org.tongqu.onboarding.Preview.Withheld;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sandbox.Sandbox;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The preview of {@code docs/samples/case-preview.json} to each partner of the checkout. */
class PartnerPreviewTests {
    private static final Path SAMPLE = Path.of("docs/samples/case-preview.json");
    private static final List<String> PERSONAL =
            List.of(
                    "测试甲",
                    "测试乙",
                    "330900190001010012",
                    "00000000001",
                    "浙L0T313",
                    "浙L0T314",
                    "LTTAA11B1R0000313",
                    "DEMO-PICC-C-0313");

    @TempDir private Path var = Path.of(".");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "picc-sim",
                "paic-sim",
                "cpic-sim",
                "gpic-sim",
                "cicp-sim",
                "ygbx-sim",
                "ccic-sim",
                "taic-sim",
                "snic-sim",
                "police-12123-sim",
                "police-zs-sim"
            })
    void comesToTheSealedParcelAndMasksPersons(String partner) throws IOException {
        Preview preview = preview(partner, false);

        assertThat(preview.failure()).isEmpty();
        assertThat(preview.sealed().orElseThrow().body()).isNotEmpty();
        assertThat(preview.withheld()).isNotEmpty();
        assertThat(everything(preview)).doesNotContain(PERSONAL);
    }

    @Test
    void masksWhatAFormEscapes() throws IOException {
        Preview masked = preview("ygbx-sim", false);

        assertThat(sealedText(masked, "GBK"))
                .contains("cAcdtAddr=%B6%A8%BA%A3", "cLcnNo=*", "cSign=")
                .doesNotContain("L0T313", "LTTAA11B1R0000313");
        assertThat(sealedText(preview("ygbx-sim", true), "GBK")).contains("cLcnNo=%D5%E3L-0T313");
    }

    @Test
    void showsTheEnvelopeThatGoesInClear() throws IOException {
        String sealed = sealedText(preview("gpic-sim", true), "GB18030");

        assertThat(sealed).contains("<DriverName>测试甲</DriverName>").doesNotContain("${fill:");
    }

    @Test
    void showsPairsInTheirCharset() throws IOException {
        Preview.Text pairs = preview("taic-sim", true).translated().orElseThrow();

        assertThat(pairs.charset()).isEqualTo("GBK");
        assertThat(pairs.text()).contains("^chePaiHao=浙L0T313^", "^jiaShiYuan=测试甲^");
    }

    @Test
    void namesThePartsThatCicpLeavesInClear() throws IOException {
        assertThat(sealedText(preview("cicp-sim", true), "UTF-8"))
                .startsWith("{")
                .contains("\"xtbs\":\"ZSHUB\"", "\"sjnr\":\"MII")
                .doesNotContain("测试甲");
    }

    @Test
    void showsPersonsOnlyWhenAskedTo() throws IOException {
        assertThat(preview("picc-sim", true).translated().orElseThrow().text())
                .contains("测试甲", "浙L·0T313", "DEMO-PICC-C-0313");
    }

    @Test
    void namesTheRuleThatHeldAFieldBack() throws IOException {
        List<Withheld> withheld = preview("picc-sim", false).withheld();

        Withheld name = of(withheld, "/opposite/0/driver/name");
        assertThat(name.rule()).isEqualTo("name");
        assertThat(line(name)).startsWith("driver.name: name");
        Withheld idNo = of(withheld, "/own/driver/idNo");
        assertThat(idNo.file()).endsWith(Path.of("own-insurer.yaml"));
        assertThat(line(idNo)).isEqualTo("own.driver.idNo: full-without-policy");
        assertThat(of(withheld, "/accident/narrative").rule()).isEqualTo("not-listed");
    }

    @Test
    void countsTheBytesOfFixedWidth() throws IOException {
        Preview preview = preview("ccic-sim", true);

        Preview.Text record = preview.translated().orElseThrow();
        assertThat(record.bytes()).hasSize(266);
        assertThat(field(record, "DRVNAM").offset()).isEqualTo(135);
        assertThat(field(record, "DRVNAM").hex()).startsWith("b2 e2 ca d4 bc d7 20");
        assertThat(field(record, "DRVNAM").text().strip()).isEqualTo("测试甲");
        assertThat(preview.joined().orElseThrow().bytes()).hasSize(48 + 2 + 266 + 2);
        assertThat(preview.sealed().orElseThrow().files()).containsOnlyKeys(".ok");
    }

    @Test
    void keepsOffsetsTrueUnderMasks() throws IOException {
        Preview.Text masked = preview("ccic-sim", false).translated().orElseThrow();

        assertThat(masked.bytes()).hasSize(266);
        assertThat(field(masked, "DRVNAM").text().strip()).isEqualTo("******");
        assertThat(field(masked, "LOSSAD").text().strip()).isEqualTo("定海区解放西路测试段");
    }

    @Test
    void saysWhichKeysItMadeUp() throws IOException {
        assertThat(preview("picc-sim", false).madeUp())
                .containsExactly("hub SM2 SIGN", "picc-sim SM2 ENCRYPT", "secret password");

        Sandbox.enrol(var);
        assertThat(preview("picc-sim", false).madeUp()).containsExactly("hub SM2 SIGN");
        assertThat(var.resolve("keys/hub.p12")).doesNotExist();
    }

    @Test
    void neverShowsASecret() throws IOException {
        Sandbox.enrol(var);
        String password = Files.readString(var.resolve("keys/partners/picc-sim/password")).strip();

        assertThat(everything(preview("picc-sim", true)))
                .contains("${secret:password}")
                .doesNotContain(password);
    }

    @Test
    void hidesASecretThatStandsAmongBytes() throws IOException {
        Sandbox.enrol(var);
        String terminal =
                Files.readString(var.resolve("keys/partners/taic-sim/terminal-id")).strip();

        assertThat(sealedText(preview("taic-sim", true), "ISO-8859-1"))
                .startsWith("*".repeat(terminal.length()) + "000000000042");
    }

    @Test
    void stopsWhereADeliveryWouldWait() throws IOException {
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(SAMPLE.toFile());
        ((ArrayNode) tree.path("events")).remove(1);

        Preview preview =
                previews()
                        .preview(
                                "picc-sim",
                                tree.toString().getBytes(StandardCharsets.UTF_8),
                                false);

        assertThat(preview.failure().orElseThrow().detail()).contains("liability");
        assertThat(preview.translated()).isEmpty();
    }

    @Test
    void tellsWhoGetsNothing() {
        assertThat(refusal("portal-sim")).isEqualTo(ErrorCode.REQUEST_INVALID);
        assertThat(refusal("police-110-sim")).isEqualTo(ErrorCode.REQUEST_INVALID);
        assertThat(refusal("nobody")).isEqualTo(ErrorCode.NOT_FOUND);
    }

    private ErrorCode refusal(String partner) {
        return catchThrowableOfType(TongquException.class, () -> preview(partner, false)).code();
    }

    private PartnerPreview previews() {
        return new PartnerPreview(
                Tools.read(
                        new TongquPaths(Path.of("."), var),
                        CheckoutCopy::resolved,
                        Clock.systemUTC()));
    }

    private Preview preview(String partner, boolean reveal) throws IOException {
        return previews().preview(partner, Files.readAllBytes(SAMPLE), reveal);
    }

    private static String sealedText(Preview preview, String charset) {
        return new String(preview.sealed().orElseThrow().body(), Charset.forName(charset));
    }

    private static String everything(Preview preview) {
        StringBuilder all = new StringBuilder(preview.disclosed());
        preview.translated().ifPresent(text -> all.append(text.text()).append(decoded(text)));
        preview.joined().ifPresent(text -> all.append(text.text()).append(decoded(text)));
        preview.sealed()
                .ifPresent(
                        parcel ->
                                all.append(parcel.attributes())
                                        .append(new String(parcel.body(), StandardCharsets.UTF_8))
                                        .append(
                                                new String(
                                                        parcel.body(),
                                                        Charset.forName(parcel.charset()))));
        return all.toString();
    }

    private static String decoded(Preview.Text text) {
        return new String(text.bytes(), Charset.forName(text.charset()));
    }

    private static Field field(Preview.Text text, String name) {
        return text.fields().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    private static Withheld of(List<Withheld> withheld, String pointer) {
        return withheld.stream().filter(w -> w.pointer().equals(pointer)).findFirst().orElseThrow();
    }

    private static String line(Withheld withheld) throws IOException {
        return Files.readAllLines(withheld.file()).get(withheld.line() - 1).strip();
    }
}
