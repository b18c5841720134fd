package org.tongqu.sandbox.ygbx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.sandbox.crypto.Symmetric;
import org.tongqu.sandbox.enrolment.Enrolment.YgbxKeys;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.simulator.Fault;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** YGBX-SIM over real HTTP, called as the hub would. */
class YgbxSimIT {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2025-05-19T10:20:00Z"), ZoneOffset.UTC);
    private static final YgbxKeys KEYS =
            new YgbxKeys("demo-secret", "0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private YgbxSim ygbx = start(0);

    private static YgbxSim start(long seed) {
        ClaimBook claims = new ClaimBook("YGBX", Duration.ofSeconds(2), CLOCK);
        return new YgbxSim(KEYS, claims, 0, seed, CLOCK);
    }

    @BeforeEach
    void answerAlways() {
        ygbx.faults().clear();
    }

    @AfterEach
    void stop() {
        ygbx.close();
    }

    @Test
    void answersAReportInPipesAndGbk() throws Exception {
        assertThat(call(report())).matches("0000\\|成功\\|RYGBX[0-9]{12}");
        assertThat(ygbx.log().entries())
                .singleElement()
                .satisfies(
                        entry ->
                                assertThat(entry.text())
                                        .contains("cDrvNme=测试甲", "cDrvTel=00000000001"));
    }

    @Test
    void createsASecondReportWhenOneIsRepeated() throws Exception {
        String first = call(report());

        assertThat(call(report())).isNotEqualTo(first);
        assertThat(ygbx.mostReportsOfOneReference()).isEqualTo(2);
    }

    @Test
    void amendsTheReportThatAnUpdateNames() throws Exception {
        String reportNo = third(call(report()));
        Map<String, String> update = report();
        update.put("cOptTyp", "U");
        update.put("cRptNo", reportNo);
        update.put("nVer", "2");

        assertThat(call(update)).isEqualTo("0000|成功|" + reportNo);
        assertThat(call(update)).isEqualTo("0000|成功|" + reportNo);
        assertThat(ygbx.claims().claims()).hasSize(1);
        assertThat(call(query())).endsWith("|ZS20250519000001|2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "60", "六十"})
    void refusesAShareThatIsBlankOrNoneOfTheFive(String share) throws Exception {
        Map<String, String> report = report();
        report.put("nDutyPct", share);

        assertThat(call(report)).startsWith("1002|");
        report.remove("nDutyPct");
        assertThat(call(report)).startsWith("1002|");
        assertThat(ygbx.claims().claims()).isEmpty();
    }

    @Test
    void refusesASignOverTheBytesOfUtf8() throws Exception {
        assertThat(call(report(), StandardCharsets.UTF_8)).startsWith("1001|");
    }

    @Test
    void refusesAStaleTime() throws Exception {
        Map<String, String> report = report();
        report.put("cTs", "20250519181459");

        assertThat(call(report)).startsWith("1003|");
    }

    @Test
    void saysWhatIsNotInsuredHere() throws Exception {
        Map<String, String> report = report();
        report.put("cPlyNo", "DEMO-PICC-C-0001");

        assertThat(call(report)).isEqualTo("1008|非本公司承保|");
    }

    @Test
    void tellsWhetherItHoldsAReport() throws Exception {
        assertThat(call(query())).isEqualTo("1404|无此报案||ZS20250519000001|");
        String reportNo = third(call(report()));
        assertThat(call(query())).isEqualTo("0000|成功|" + reportNo + "|ZS20250519000001|1");
    }

    @Test
    void holdsTheReportWhoseAnswerWasLost() throws Exception {
        ygbx.faults().next(Fault.LOST_ANSWER, 1);

        assertThat(isAnswered(report())).isFalse();
        assertThat(call(query())).startsWith("0000|成功|RYGBX");
    }

    @Test
    void losesTheSameAnswersAtTheSameSeed() throws Exception {
        List<Integer> lost = lost(0);
        assertThat(lost).isNotEmpty().hasSizeLessThan(10);
        assertThat(lost(0)).isEqualTo(lost);
        assertThat(lost(7)).isNotEqualTo(lost);
    }

    private List<Integer> lost(long seed) throws IOException, InterruptedException {
        ygbx.close();
        ygbx = start(seed);
        List<Integer> lost = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            if (!isAnswered(report())) {
                lost.add(i);
            }
        }
        return lost;
    }

    @Test
    void listsWhatCameAfterAVersionInPagesOfAHundred() throws Exception {
        assertThat(call(Map.of("cMthd", "getVer"))).isEqualTo("0000|成功|0");
        Claim.Key key = new Claim.Key("ZS1", "浙L0T001", Claim.PolicyKind.COMPULSORY);
        for (int i = 0; i < 150; i++) {
            ygbx.claims().openAnother(new Claim.Report(key, "DEMO-YGBX-C-0001", false));
        }
        String version = third(call(Map.of("cMthd", "getVer")));

        assertThat(page("0", 1)).hasSize(101).first().isEqualTo(head(version, 1, 100));
        assertThat(page("0", 2)).hasSize(51).first().isEqualTo(head(version, 2, 50));
        assertThat(page("0", 3)).containsExactly(head(version, 3, 0));
        assertThat(page(version, 1)).containsExactly(head(version, 1, 0));
        assertThat(page("0", 1).get(1))
                .matches("RYGBX[0-9]{12}\\|ZS1\\|\\|0360\\|A\\|2025/05/19 18:20\\|1\\|\\|");
    }

    @Test
    void answersNothingElse() throws Exception {
        URI elsewhere = URI.create("http://127.0.0.1:" + ygbx.port() + "/other");
        HttpRequest get = HttpRequest.newBuilder(elsewhere).build();

        assertThat(client().send(get, BodyHandlers.discarding()).statusCode()).isEqualTo(404);
        assertThat(call(Map.of("cMthd", "dropAll"))).startsWith("1002|");
    }

    private List<String> page(String version, int page) throws IOException, InterruptedException {
        String number = Integer.toString(page);
        return call(Map.of("cMthd", "getList", "ver", version, "pageNum", number)).lines().toList();
    }

    private static String third(String answer) {
        return answer.split("\\|", -1)[2];
    }

    private static String head(String version, int page, int count) {
        return "0000|成功|" + version + "|" + page + "|" + count;
    }

    private static Map<String, String> query() {
        return Map.of(
                "cMthd",
                "qryRpt",
                "cAcdtNo",
                "ZS20250519000001",
                "cVhclNo",
                "V1",
                "cProdNo",
                "0360");
    }

    private static Map<String, String> report() {
        Map<String, String> report = new TreeMap<>();
        report.put("cMthd", "rptAcdt");
        report.put("cOptTyp", "N");
        report.put("nVer", "1");
        report.put("cVhclNo", "V1");
        report.put("cProdNo", "0360");
        report.put("cAcdtNo", "ZS20250519000001");
        report.put("cAcdtAddr", "定海区解放西路测试段");
        report.put("cLcnNo", "浙L-0T001");
        report.put("cLcnTyp", "02");
        report.put("cPlyNo", "DEMO-YGBX-C-0001");
        report.put("nDutyPct", "100");
        report.put("tAcdtTm", "2025/05/19 18:05");
        report.put("cDrvNme", sealed("测试甲"));
        report.put("cDrvTel", sealed("00000000001"));
        return report;
    }

    private static String sealed(String text) {
        byte[] secret = Symmetric.aesEcbEncrypt(KEYS.aesKey(), text.getBytes(YgbxForm.GBK));
        return Base64.getEncoder().encodeToString(secret);
    }

    private boolean isAnswered(Map<String, String> fields)
            throws IOException, InterruptedException {
        try {
            return call(fields).startsWith("0000");
        } catch (HttpTimeoutException e) {
            return false;
        }
    }

    private String call(Map<String, String> fields) throws IOException, InterruptedException {
        return call(fields, YgbxForm.GBK);
    }

    private String call(Map<String, String> fields, Charset signed)
            throws IOException, InterruptedException {
        Map<String, String> all = new TreeMap<>(Map.of("cTs", "20250519182000"));
        all.putAll(fields);
        all.put("cSign", YgbxSign.sign(all, KEYS.signKey(), signed));
        String form =
                all.entrySet().stream()
                        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), YgbxForm.GBK))
                        .collect(Collectors.joining("&"));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ygbx.port() + YgbxSim.PATH))
                        .timeout(Duration.ofMillis(400))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        HttpResponse<byte[]> answer = client().send(request, BodyHandlers.ofByteArray());
        return new String(answer.body(), YgbxForm.GBK);
    }

    private static HttpClient client() {
        return HttpClient.newHttpClient();
    }
}
