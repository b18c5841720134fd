package org.tongqu.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.accident.PolicyKind;
import org.tongqu.disclosure.DisclosureFixture;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.disclosure.DisclosurePolicy.LineRef;
import org.tongqu.disclosure.SampleCases;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.MappingCheck;
import org.tongqu.mapping.Translation;
import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.mapping.Translation.Reply;
import org.tongqu.parcel.Draft;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An insurer that is like none of the others, met by files alone: other names, nesting, codes, date
 * and money forms, charset, reply table, and two steps that share a code.
 */
class NewInsurerTests {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final DisclosurePolicy POLICY = DisclosureFixture.policy();

    @TempDir private Path home = Path.of(".");

    @BeforeEach
    void writeItsFolder() throws IOException {
        Path canonical = Files.createDirectories(home.resolve("canonical"));
        try (Stream<Path> files = Files.list(MappingFixture.MAPPINGS.resolve("canonical"))) {
            for (Path file : files.toList()) {
                Files.copy(file, canonical.resolve(String.valueOf(file.getFileName())));
            }
        }
        Path folder = Files.createDirectories(home.resolve("ninth-sim"));
        Files.writeString(
                folder.resolve("mapping.yaml"),
                """
                messages:
                  accident-out:
                    {use: translate, format: xml, charset: GB18030, jslt: out.jslt}
                  accident-reply:
                    {use: reply, format: delimited, charset: GB18030, layout: answer,
                     jslt: reply.jslt}
                  progress-in:
                    {use: read, format: xml, charset: GB18030, jslt: progress.jslt,
                     lists: [Ninth.Event]}
                """);
        Files.writeString(
                folder.resolve("layout.yaml"),
                "lines: {answer: {separator: ';', columns: [state, why, ours, theirs], required:"
                        + " 3}}");
        Files.writeString(
                folder.resolve("codes.yaml"),
                """
                tables:
                  duty:
                    of: liability
                    codes: {FULL: T5, PRIMARY: T4, EQUAL: T3, SECONDARY: T2, NONE: T1}
                    hold: [UNDETERMINED]
                  stage:
                    of: claimStep
                    codes:
                      ASSESSED: "56"
                      ASSESSMENT_APPROVED: {code: "56", when: {verified: "1"}}
                      PAID: "59"
                    hold: [NOTIFIED, REGISTERED, SURVEYED, DOCS_COMPLETE, CALCULATED,
                           CLAIM_APPROVED, CLOSED, ZERO_CLOSED, CANCELLED, REJECTED, REOPENED]
                  answer:
                    of: replyOutcome
                    in:
                      GUT: [{is: NOT_INSURED, when: {why: "12008"}}, {is: ACCEPTED}]
                      WIEDER: DUPLICATE
                      SPAETER: RETRY_LATER
                      NEIN: REFUSED
                """);
        Files.writeString(
                folder.resolve("out.jslt"),
                """
                {"Ninth": {"@Art": "M", "Fall": {"#cdata": .view.accident.accidentNo,
                 "@Zeit": time-out(.view.accident.occurredAt, "dd.MM.yyyy HH:mm")},
                 "Wer": [{"Pflicht": code-out("duty", .view.own.liability.liability),
                          "Name": .view.own.driver.name},
                         {"Pflicht": code-out("duty", .view.opposite[0].liability.liability)}],
                 "Schaden": yuan(.view.accident.estimatedLossFen)}}
                """);
        Files.writeString(
                folder.resolve("reply.jslt"),
                """
                {"outcome": outcome("answer", .in.state, {"why": .in.why}), "deliveryRef": .in.ours,
                 "partnerCode": .in.why, "reportNo": .in.theirs}
                """);
        Files.writeString(
                folder.resolve("progress.jslt"),
                """
                [for (.in.Ninth.Event)
                  let step = code-in("stage", .Stage, {"verified": ."@Verified"})
                  {"claim": {"event": claim-event($step), "id": stable-id(.No, $step, .Seq),
                   "line": {"reportNo": .No}, "at": time-in(.At, "yyMMddHHmmss"),
                   "assessedFen": fen(.Sum)}}]
                """);
    }

    @Test
    void passesTheCheck() {
        assertThat(MappingCheck.check(home, POLICY.insurerPaths())).isEmpty();
    }

    @Test
    void getsItsCaseInItsShape() {
        ObjectNode document = SampleCases.rearEnd();
        ((ObjectNode) document.at("/parties/1")).put("name", "测试𠮷<&>");
        LineRef line = new LineRef("V2", PolicyKind.COMPULSORY, Optional.empty(), "NINE");
        Draft draft =
                MappingFixture.translation(home)
                        .translate(
                                MappingFixture.partner("ninth-sim"),
                                "accident-out",
                                POLICY.forInsurer(document, line),
                                Map.of());
        assertThat(new String(((Draft.Body) draft).bytes(), GB18030))
                .isEqualTo(
                        "<?xml version=\"1.0\" encoding=\"GB18030\"?><Ninth Art=\"M\">"
                                + "<Fall Zeit=\"19.05.2025 18:05\">"
                                + "<![CDATA[ZS20250519000001]]></Fall>"
                                + "<Wer><Pflicht>T1</Pflicht><Name>测试𠮷&lt;&amp;&gt;</Name></Wer>"
                                + "<Wer><Pflicht>T5</Pflicht></Wer>"
                                + "<Schaden>1800.00</Schaden></Ninth>");
    }

    @Test
    void isUnderstoodWhenItSaysNoInTheWordsOfYes() {
        assertThat(reply("GUT;12008;u-1"))
                .isEqualTo(
                        new Reply(
                                Outcome.NOT_INSURED,
                                Optional.of("u-1"),
                                Optional.of("12008"),
                                Optional.empty()));
        assertThat(reply("GUT;;u-1;R-1").outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(reply("WIEDER;;u-1;R-1").outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(reply("SPAETER;;u-1").outcome()).isEqualTo(Outcome.RETRY_LATER);
        assertThat(reply("NEIN;3;u-1").outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(reply("GUT").outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(reply("GUT;;;R-1").outcome()).isEqualTo(Outcome.UNREADABLE);
    }

    @Test
    void tellsTwoStepsOfOneCodeApart() {
        String event =
                "<Event%s><No>R-1</No><Stage>56</Stage><Seq>4</Seq><At>250519183000</At><Sum>1,800.5</Sum></Event>";
        String both = String.format(event, "") + String.format(event, " Verified=\"1\"");
        List<ObjectNode> claims = read(both);
        assertThat(claims)
                .extracting(claim -> claim.at("/claim/event").asText())
                .containsExactly("claim.assessed", "claim.assessmentApproved");
        assertThat(claims.get(0).at("/claim/assessedFen").asLong()).isEqualTo(180050);
        assertThat(claims.get(0).at("/claim/at").asText()).isEqualTo("2025-05-19T18:30:00+08:00");
    }

    @Test
    void isRefusedACodeThatItNeverAgreed() {
        assertThatThrownBy(() -> read("<Event><No>R-1</No><Stage>57</Stage></Event>"))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_CODE));
    }

    private List<ObjectNode> read(String events) {
        Translation translation = MappingFixture.translation(home);
        String xml = "<Ninth>" + events + "</Ninth>";
        return translation.read(
                MappingFixture.partner("ninth-sim"), "progress-in", xml.getBytes(GB18030));
    }

    private Reply reply(String line) {
        return MappingFixture.translation(home)
                .replies(
                        MappingFixture.partner("ninth-sim"),
                        "accident-reply",
                        line.getBytes(GB18030))
                .get(0);
    }
}
