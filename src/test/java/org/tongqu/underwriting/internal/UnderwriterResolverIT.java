package org.tongqu.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tongqu.accident.PolicyKind.COMMERCIAL;
import static org.tongqu.accident.PolicyKind.COMPULSORY;
import static org.tongqu.underwriting.internal.QuestionFixture.aQuestion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongqu.accident.PolicyKind;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.underwriting.RoutingQueue.Assignment;
import org.tongqu.underwriting.RoutingQueue.Waiting;
import org.tongqu.underwriting.UnderwriterResolver.Resolution;
import org.tongqu.underwriting.UnderwriterResolver.Resolution.Ambiguous;
import org.tongqu.underwriting.UnderwriterResolver.Resolution.NoPolicy;
import org.tongqu.underwriting.UnderwriterResolver.Resolution.NotLinked;
import org.tongqu.underwriting.UnderwriterResolver.Resolution.Resolved;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class UnderwriterResolverIT {
    private static final String PLATE = "浙L0T001";
    private static final String VIN = "LTTAA11B6R0000002";
    private static final String YEAR = "2025-01-01T00:00,2025-12-31T24:00,IN_FORCE,330900";

    private final UnderwritingFixture fixture = new UnderwritingFixture();
    private final Path folder;

    UnderwriterResolverIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void findsThePolicyByItsNumberItsVinAndItsPlateWithType() {
        policies("DEMO-1,COMPULSORY,浙L0T001,02,LTTAA11B6R0000002,PICC,," + YEAR);
        Resolved confirmed =
                new Resolved(
                        "picc-sim", "PICC", Optional.of("DEMO-1"), "POLICY_CONFIRMED", "IN_FORCE");
        assertThat(resolve(aQuestion().policyNo(" demo-1 "))).isEqualTo(confirmed);
        assertThat(resolve(aQuestion().vin(VIN))).isEqualTo(confirmed);
        assertThat(resolve(aQuestion().plate(PLATE, "02"))).isEqualTo(confirmed);
        assertThat(resolve(aQuestion().plate(PLATE, "01"))).isEqualTo(new NoPolicy("NOT_FOUND"));
    }

    @ParameterizedTest
    @CsvSource({"浙L·0T001", "浙L 0T001", "浙l-0t001", "浙Ｌ０Ｔ００１", "浙LOTOOI"})
    void readsAPlateThroughDotsDashesFullWidthAndMistakenLetters(String written) {
        policies("DEMO-1,COMPULSORY,浙L0T001,02,,PICC,," + YEAR);
        assertThat(resolve(aQuestion().plate(written, "02"))).isInstanceOf(Resolved.class);
    }

    @Test
    void fallsBackToVinAndPlateWhenTheNumberIsNotKnown() {
        policies("DEMO-1,COMPULSORY,浙L0T001,02,LTTAA11B6R0000002,PICC,," + YEAR);
        assertThat(resolve(aQuestion().policyNo("TYPED-WRONG").vin(VIN).plate(PLATE, "02")))
                .extracting(Resolution::reason)
                .isEqualTo("POLICY_CONFIRMED");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-12-31T23:59:59.999+08:00, NOT_STARTED",
        "2025-01-01T00:00:00+08:00, POLICY_CONFIRMED",
        "2025-12-31T23:59:59.999+08:00, POLICY_CONFIRMED",
        "2026-01-01T00:00:00+08:00, LAPSED"
    })
    void coversTheStartOfThePeriodAndNotItsEndAtTwentyFourHours(String at, String reason) {
        policies("DEMO-1,COMPULSORY,浙L0T001,02,,PICC,," + YEAR);
        assertThat(resolve(aQuestion().plate(PLATE, "02").at(at)).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-05-19T14:36:59+08:00, NOT_STARTED",
        "2025-05-19T14:37:00+08:00, POLICY_CONFIRMED"
    })
    void coversFromTheMinuteWhenAPolicyTakesEffectAtOnce(String at, String reason) {
        policies(
                "DEMO-1,COMPULSORY,浙L0T001,02,,PICC,,2025-05-19T14:37,2026-05-19T24:00,IN_FORCE,330900");
        assertThat(resolve(aQuestion().plate(PLATE, "02").at(at)).reason()).isEqualTo(reason);
    }

    @Test
    void handsOverFromOnePolicyToTheNextAtMidnightWithoutGapOrOverlap() {
        policies(
                "DEMO-1,COMPULSORY,浙L0T001,02,,PICC,,2024-05-19T00:00,2025-05-18T24:00,LAPSED,330900",
                "DEMO-2,COMPULSORY,浙L0T001,02,,CPIC,,2025-05-19T00:00,2026-05-18T24:00,IN_FORCE,330900");
        assertThat(partner(aQuestion().plate(PLATE, "02").at("2025-05-18T23:59:59+08:00")))
                .isEqualTo("picc-sim");
        assertThat(partner(aQuestion().plate(PLATE, "02").at("2025-05-19T00:00:00+08:00")))
                .isEqualTo("cpic-sim");
    }

    @Test
    void tellsNoInsurerOfALapsedPolicyAndNamesItInTheDecision() {
        policies(
                "DEMO-1,COMPULSORY,浙L0T001,02,,PICC,,2024-01-01T00:00,2024-12-31T24:00,LAPSED,330900");
        assertThat(resolve(aQuestion().plate(PLATE, "02").stated("人保")))
                .isEqualTo(new NoPolicy("LAPSED"));
        assertThat(lastDecision("candidates->0->>'insurer'")).isEqualTo("PICC");
    }

    @Test
    void asksAPersonWhenTheLastPolicyLapsedButAnotherInsurerIsStated() {
        policies(
                "DEMO-1,COMPULSORY,浙L0T001,02,,PICC,,2024-01-01T00:00,2024-12-31T24:00,LAPSED,330900");
        assertThat(resolve(aQuestion().plate(PLATE, "02").stated("平安财险")))
                .isEqualTo(new Ambiguous(List.of("PICC", "PAIC"), "STATED_ONLY"));
        assertThat(resolve(aQuestion().plate(PLATE, "02").policyNo("RENEWED-1")).reason())
                .isEqualTo("STATED_ONLY");
    }

    @Test
    void countsACancelledPolicyOnlyUntilItWasCancelled() {
        withCancellation(
                "DEMO-1,COMPULSORY,浙L0T001,02,,PICC,,2025-01-01T00:00,2025-12-31T24:00,CANCELLED,330900,2025-03-01T00:00");
        assertThat(reason(aQuestion().plate(PLATE, "02").at("2025-02-28T23:59:59+08:00")))
                .isEqualTo("POLICY_CONFIRMED");
        assertThat(reason(aQuestion().plate(PLATE, "02").at("2025-03-01T00:00:00+08:00")))
                .isEqualTo("CANCELLED");
    }

    @Test
    void neverCountsAPolicyThatWasCancelledWithoutATime() {
        policies(
                "DEMO-1,COMPULSORY,浙L0T001,02,,PICC,,2025-01-01T00:00,2025-12-31T24:00,CANCELLED,330900");
        assertThat(resolve(aQuestion().plate(PLATE, "02"))).isEqualTo(new NoPolicy("CANCELLED"));
        policies("DEMO-2,COMPULSORY,浙L0T001,02,,CPIC,," + YEAR);
        assertThat(partner(aQuestion().plate(PLATE, "02"))).isEqualTo("cpic-sim");
    }

    @Test
    void asksAPersonWhenTwoPoliciesOfOneKindAreInForceEvenAtOneInsurer() {
        policies(
                "DEMO-1,COMPULSORY,浙L0T001,02,,PICC,," + YEAR,
                "DEMO-2,COMPULSORY,浙L0T001,02,,CPIC,," + YEAR);
        Resolution two = resolve(aQuestion().plate(PLATE, "02"));
        assertThat(two.reason()).isEqualTo("TWO_IN_FORCE");
        assertThat(((Ambiguous) two).candidates()).containsExactlyInAnyOrder("PICC", "CPIC");

        policies(
                "DEMO-3,COMMERCIAL,浙L0T001,02,,PICC,," + YEAR,
                "DEMO-4,COMMERCIAL,浙L0T001,02,,PICC,," + YEAR);
        assertThat(reason(aQuestion().kind(COMMERCIAL).plate(PLATE, "02")))
                .isEqualTo("TWO_IN_FORCE");
    }

    @Test
    void servesCompulsoryAndCommercialAtTwoCompanies() {
        policies(
                "DEMO-1,COMPULSORY,浙L0T001,02,,CCIC,," + YEAR,
                "DEMO-2,COMMERCIAL,浙L0T001,02,,CPIC,," + YEAR);
        assertThat(partner(aQuestion().plate(PLATE, "02"))).isEqualTo("ccic-sim");
        assertThat(partner(aQuestion().kind(COMMERCIAL).plate(PLATE, "02"))).isEqualTo("cpic-sim");
    }

    @Test
    void servesAPolicyThatWasWrittenInAnotherCity() {
        policies("DEMO-1,COMPULSORY,浙A0T001,02,,PICC,," + YEAR.replace("330900", "330100"));
        assertThat(partner(aQuestion().plate("浙A0T001", "02"))).isEqualTo("picc-sim");
        assertThat(lastDecision("candidates->0->>'branchDivision'")).isEqualTo("330100");
    }

    @Test
    void letsThePolicyDecideAgainstTheNameInThePoliceText() {
        policies("DEMO-1,COMPULSORY,浙L0T001,02,,PICC,," + YEAR);
        assertThat(partner(aQuestion().plate(PLATE, "02").stated("太平洋"))).isEqualTo("picc-sim");
        assertThat(lastDecision("hint")).isEqualTo("CPIC");
    }

    @Test
    void asksAPersonWhenNothingButTextOrANumberIsThere() {
        assertThat(resolve(aQuestion().plate(PLATE, "02").stated("中国人民财产保险股份有限公司舟山市分公司")))
                .isEqualTo(new Ambiguous(List.of("PICC"), "STATED_ONLY"));
        assertThat(reason(aQuestion().plate(PLATE, "02").stated("某某保险"))).isEqualTo("STATED_ONLY");
        assertThat(reason(aQuestion().policyNo("DEMO-9"))).isEqualTo("STATED_ONLY");
        assertThat(resolve(aQuestion().plate(PLATE, "02").stated("无")))
                .isEqualTo(new NoPolicy("NOT_FOUND"));
    }

    @Test
    void asksAPersonWhenTheNumberNamesAnotherVehicle() {
        policies(
                "DEMO-1,COMPULSORY,浙L0T001,02,LTTAA11B6R0000002,PICC,," + YEAR,
                "DEMO-2,COMPULSORY,浙L0T002,02,LTTAA11B4R0000001,CPIC,," + YEAR);
        assertThat(reason(aQuestion().policyNo("DEMO-2").plate(PLATE, "02").vin(VIN)))
                .isEqualTo("CONTRADICTION");
        assertThat(reason(aQuestion().policyNo("DEMO-2").plate(PLATE, "02")))
                .isEqualTo("CONTRADICTION");
    }

    @Test
    void asksAPersonWhenThePlateIsInsuredForAnotherVin() {
        policies("DEMO-1,COMPULSORY,浙L0T001,02,LTTAA11B4R0000001,PICC,," + YEAR);
        assertThat(reason(aQuestion().plate(PLATE, "02").vin(VIN))).isEqualTo("CONTRADICTION");
    }

    @Test
    void trustsTheVinWhenThePlateHasChangedSinceThePolicyWasWritten() {
        policies(
                "DEMO-1,COMPULSORY,浙L0T009,02,LTTAA11B6R0000002,PICC,," + YEAR,
                "DEMO-0,COMPULSORY,浙L0T001,02,LTTAA11B4R0000001,CPIC,,2023-01-01T00:00,2023-12-31T24:00,LAPSED,330900");
        assertThat(partner(aQuestion().plate(PLATE, "02").vin(VIN))).isEqualTo("picc-sim");
    }

    @Test
    void sendsAPolicyOfATransferredCompanyToItsSuccessorWhichIsNotLinked() {
        policies("DEMO-1,COMPULSORY,浙L0T001,02,,ABIC,," + YEAR);
        assertThat(resolve(aQuestion().plate(PLATE, "02")))
                .isEqualTo(new NotLinked("DJIC", "NOT_LINKED"));
        assertThat(lastDecision("candidates->0->>'insurer'")).isEqualTo("ABIC");
    }

    @Test
    void sendsAPolicyToTheSuccessorOnlyWhenTheTransferListNamesIt() {
        policies(
                "DEMO-1,COMPULSORY,浙L0T001,02,,TAIC,SNIC," + YEAR,
                "DEMO-2,COMPULSORY,浙L0T009,02,,TAIC,," + YEAR);
        assertThat(partner(aQuestion().plate(PLATE, "02"))).isEqualTo("snic-sim");
        assertThat(partner(aQuestion().plate("浙L0T009", "02"))).isEqualTo("taic-sim");
    }

    @Test
    void countsThePolicyOnceWhenPredecessorAndSuccessorBothListIt() {
        policies(
                "DEMO-1,COMPULSORY,浙L0T001,02,,HAIC,PICC," + YEAR,
                "DEMO-1,COMPULSORY,浙L0T001,02,,PICC,," + YEAR);
        assertThat(partner(aQuestion().plate(PLATE, "02"))).isEqualTo("picc-sim");
    }

    @Test
    void namesTheSuccessionAsTheReasonWhenTheSuccessorIsLinked() {
        policies("DEMO-1,COMPULSORY,浙L0T001,02,,HAIC,PICC," + YEAR);
        assertThat(resolve(aQuestion().plate(PLATE, "02")))
                .isEqualTo(
                        new Resolved(
                                "picc-sim",
                                "PICC",
                                Optional.of("DEMO-1"),
                                "SUCCESSOR",
                                "IN_FORCE"));
    }

    @Test
    void saysThatAnInsurerIsNotLinked() {
        policies("DEMO-1,COMPULSORY,浙L0T001,02,,YAIC,," + YEAR);
        assertThat(resolve(aQuestion().plate(PLATE, "02")))
                .isEqualTo(new NotLinked("YAIC", "NOT_LINKED"));
    }

    @Test
    void servesATrailerByTheInsurerOfItsTractor() {
        policies("DEMO-1,COMPULSORY,浙L0T001,01,,CCIC,," + YEAR);
        QuestionFixture trailer = aQuestion().plate("浙L001挂", "15");
        assertThat(resolve(trailer)).isEqualTo(new Ambiguous(List.of(), "TRACTOR_UNKNOWN"));
        assertThat(resolve(trailer.pulledBy(PLATE, "01")))
                .isEqualTo(
                        new Resolved(
                                "ccic-sim", "CCIC", Optional.of("DEMO-1"), "TRACTOR", "IN_FORCE"));
    }

    @Test
    void asksAPersonWhenATrailerHasAnInsurerOfItsOwn() {
        policies(
                "DEMO-1,COMMERCIAL,浙L0T001,01,,CCIC,," + YEAR,
                "DEMO-2,COMMERCIAL,浙L001挂,15,,PICC,," + YEAR);
        assertThat(reason(aQuestion().kind(COMMERCIAL).plate("浙L001挂", "15").pulledBy(PLATE, "01")))
                .isEqualTo("TWO_IN_FORCE");
    }

    @Test
    void leavesOutWhoeverHasRefusedAndAsksAPersonWhenNobodyIsLeft() {
        policies(
                "DEMO-1,COMPULSORY,浙L0T001,02,,PICC,," + YEAR,
                "DEMO-2,COMPULSORY,浙L0T001,02,,CPIC,," + YEAR);
        assertThat(partner(aQuestion().plate(PLATE, "02").refusedBy("picc-sim")))
                .isEqualTo("cpic-sim");
        assertThat(reason(aQuestion().plate(PLATE, "02").refusedBy("picc-sim", "cpic-sim")))
                .isEqualTo("ALL_REFUSED");
        assertThat(lastDecision("array_to_string(excluded, ' ')")).isEqualTo("cpic-sim picc-sim");
    }

    @Test
    void writesARowForEachDecisionWithoutNumberPlateOrVin() {
        policies("DEMO-1,COMPULSORY,浙L0T001,02,LTTAA11B6R0000002,PICC,," + YEAR);
        resolve(aQuestion().policyNo("DEMO-1").vin(VIN).plate(PLATE, "02"));
        assertThat(
                        lastDecision(
                                "outcome || ' ' || reason || ' ' || partner || ' ' || rule_version"))
                .isEqualTo("RESOLVED POLICY_CONFIRMED picc-sim underwriting-1");
        assertThat(lastDecision("candidates->0->>'foundBy'"))
                .isEqualTo("[\"POLICY_NO\", \"VIN\", \"PLATE\"]");
        assertThat(lastDecision("d::text")).doesNotContain("DEMO-1", "0T001", "LTTAA");
    }

    @Test
    void keepsInTheQueueWhatWaitsForAPersonSinceItFirstWaited() {
        resolve(aQuestion().plate(PLATE, "02").stated("人保"));
        resolve(aQuestion().plate(PLATE, "02").stated("太平洋"));
        assertThat(fixture.queue().waiting())
                .containsExactly(
                        new Waiting(
                                "ZS20250519000001",
                                "V1",
                                COMPULSORY,
                                "STATED_ONLY",
                                List.of("CPIC"),
                                UnderwritingFixture.NOW));
        policies("DEMO-1,COMPULSORY,浙L0T001,02,,PICC,," + YEAR);
        resolve(aQuestion().plate(PLATE, "02"));
        assertThat(fixture.queue().waiting()).isEmpty();
    }

    @Test
    void followsAPersonsChoiceWhichIsRecordedAndAuditedUntilThatInsurerRefuses() {
        QuestionFixture question = aQuestion().plate(PLATE, "02").stated("人保").policyNo("DEMO-9");
        resolve(question);
        fixture.queue().assign(assignment(COMPULSORY, "picc-sim", "stamped policy seen"));
        assertThat(fixture.queue().waiting()).isEmpty();
        assertThat(fixture.audited())
                .containsExactly(
                        "route.assigned ZS20250519000001 clerk-7 {partner=picc-sim,"
                                + " policyKind=COMPULSORY, vehicleId=V1, why=stamped policy seen}");
        assertThat(lastDecision("reason || ' ' || partner || ' ' || decided_by || ' ' || why"))
                .isEqualTo("MANUAL picc-sim clerk-7 stamped policy seen");
        assertThat(resolve(question))
                .isEqualTo(
                        new Resolved(
                                "picc-sim", "PICC", Optional.of("DEMO-9"), "MANUAL", "NOT_FOUND"));
        assertThat(reason(question.refusedBy("picc-sim"))).isEqualTo("ALL_REFUSED");
        assertThat(fixture.queue().waiting()).hasSize(1);
    }

    @Test
    void refusesAChoiceWithoutReasonOfNoInsurerOrOfWhatWasNeverAsked() {
        resolve(aQuestion().plate(PLATE, "02").stated("人保"));
        assertThat(refusal(assignment(COMPULSORY, "picc-sim", " ")))
                .isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(refusal(assignment(COMPULSORY, "portal-sim", "x")))
                .isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(refusal(assignment(COMMERCIAL, "picc-sim", "x"))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(fixture.queue().waiting()).hasSize(1);
        assertThat(fixture.audited()).isEmpty();
    }

    @Test
    void writesNothingWhenTheCallersTransactionIsRolledBack() {
        assertThatThrownBy(
                        () ->
                                fixture.database()
                                        .transactions()
                                        .executeWithoutResult(
                                                status -> {
                                                    resolve(aQuestion().stated("人保"));
                                                    throw new IllegalStateException("undone");
                                                }))
                .hasMessage("undone");
        assertThat(fixture.count("select count(*) from underwriting_decision")).isZero();
        assertThat(fixture.queue().waiting()).isEmpty();
    }

    private void policies(String... rows) {
        assertThat(fixture.load(UnderwritingFixture.file(folder, rows)).badRows()).isZero();
    }

    private void withCancellation(String row) {
        String header = UnderwritingFixture.HEADER.strip() + ",cancelledAt\n";
        assertThat(fixture.load(UnderwritingFixture.text(folder, header + row + "\n")).badRows())
                .isZero();
    }

    private Resolution resolve(QuestionFixture question) {
        return fixture.resolver().resolve(question.build());
    }

    private String reason(QuestionFixture question) {
        return resolve(question).reason();
    }

    private String partner(QuestionFixture question) {
        return ((Resolved) resolve(question)).partner();
    }

    private ErrorCode refusal(Assignment assignment) {
        return catchThrowableOfType(TongquException.class, () -> fixture.queue().assign(assignment))
                .code();
    }

    private static Assignment assignment(PolicyKind kind, String partner, String why) {
        return new Assignment("ZS20250519000001", "V1", kind, partner, "clerk-7", why);
    }

    private String lastDecision(String expression) {
        return fixture.database()
                .jdbc()
                .sql(
                        "select "
                                + expression
                                + " from underwriting_decision d order by decision_id desc limit 1")
                .query(String.class)
                .single();
    }
}
