package org.tongqu.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.accident.PolicyKind;
import org.tongqu.disclosure.DisclosedView.Withheld;
import org.tongqu.disclosure.DisclosurePolicy.LineRef;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.TongquPaths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

class DisclosurePolicyTests {
    private static final Path HERE = Path.of(".");
    private static final DisclosurePolicy POLICY = policy(HERE);
    private static final LineRef PICC =
            new LineRef("V2", PolicyKind.COMPULSORY, Optional.of("DEMO-PICC-C-0001"), "PICC");
    private static final LineRef CICP =
            new LineRef("V1", PolicyKind.COMPULSORY, Optional.of("DEMO-CICP-C-0001"), "CICP");

    @Test
    void givesAnInsurerItsCustomerAndMasksTheOther() {
        JsonNode view = POLICY.forInsurer(SampleCases.rearEnd(), PICC).tree();
        assertThat(view.at("/own/driver/name").asText()).isEqualTo("测试乙");
        assertThat(view.at("/own/driver/phone").asText()).isEqualTo("00000000002");
        assertThat(view.at("/own/vehicle/vin").asText()).isEqualTo("LTTAA11B6R0000002");
        assertThat(view.at("/own/policy/policyNo").asText()).isEqualTo("DEMO-PICC-C-0001");
        assertThat(view.at("/own/liability/liability").asText()).isEqualTo("NONE");
        assertThat(view.at("/opposite/0"))
                .isEqualTo(
                        SampleCases.tree(
                                """
                                {"vehicle":{"vehicleId":"V1","plateNo":"浙LD00001",
                                "plateType":"52","vin":"000001","vehicleClass":"K33",
                                "hitParts":["FRONT"]},
                                "driver":{"role":"DRIVER","name":"测*","transportMode":"K3"},
                                "liability":{"liability":"FULL","sharePercent":100},
                                "evidence":[{"evidenceId":"EV000001","kind":"PHOTO",
                                "shotType":"COLLISION_POINT","vehicleId":"V1",
                                "uri":"evd://2025/05/19/EV000001","digestSm3":"aa"}],
                                "insurer":{"code":"CICP"}}
                                """));
    }

    @Test
    void givesAnInsurerNoFreeTextAndNoTrack() {
        String view = POLICY.forInsurer(SampleCases.rearEnd(), CICP).tree().toString();
        assertThat(view).doesNotContain("追尾").doesNotContain("122.1").doesNotContain("narrative");
    }

    @Test
    void givesAnIdNumberOnlyToAnInsurerWithoutPolicyNumber() {
        LineRef blind = new LineRef("V1", PolicyKind.COMPULSORY, Optional.empty(), "CICP");
        assertThat(POLICY.forInsurer(SampleCases.rearEnd(), blind).tree().at("/own/driver/idNo"))
                .hasToString("\"330900190001010012\"");
        assertThat(
                        POLICY.forInsurer(SampleCases.rearEnd(), CICP)
                                .tree()
                                .at("/own/driver")
                                .has("idNo"))
                .isFalse();
    }

    @Test
    void keepsThePolicyOfAnotherCompanyFromAnInsurer() {
        assertThat(POLICY.forInsurer(SampleCases.rearEnd(), CICP).tree().toString())
                .contains("DEMO-CICP-C-0001")
                .doesNotContain("DEMO-CPIC-B-0001")
                .doesNotContain("DEMO-PICC-C-0001");
    }

    @Test
    void keepsPoliceVideoAndLicencesOfOthersFromAnInsurer() {
        assertThat(POLICY.forInsurer(SampleCases.rearEnd(), CICP).tree().toString())
                .contains("EV000001", "EV000003", "EV000005")
                .doesNotContain("EV000002")
                .doesNotContain("EV000004");
        assertThat(POLICY.forInsurer(SampleCases.rearEnd(), PICC).tree().toString())
                .contains("EV000002");
    }

    @Test
    void namesEveryFieldItHeldBack() {
        assertThat(POLICY.forInsurer(SampleCases.rearEnd(), PICC).withheld())
                .contains(
                        new Withheld("/accident/narrative", "not-listed"),
                        new Withheld("/accident/lon", "not-listed"),
                        new Withheld("/own/driver/idNo", "full-without-policy"),
                        new Withheld("/own/people/0/injury", "not-listed"),
                        new Withheld("/opposite/0/driver/name", "name"),
                        new Withheld("/opposite/0/driver/phone", "not-listed"),
                        new Withheld("/opposite/0/vehicle/vin", "vin-last6"),
                        new Withheld("/opposite/0/policies/1/policyNo", "not-listed"),
                        new Withheld("/opposite/0/claims/0/paidFen", "not-listed"),
                        new Withheld("/opposite/0/evidence/1/uri", "only"))
                .doesNotContain(new Withheld("/own/driver/name", "full"));
    }

    @Test
    void withholdsAFieldThatTheModelGainsTomorrow() {
        ObjectNode document = SampleCases.rearEnd();
        document.put("shoeSize", "mark");
        ((ObjectNode) document.at("/parties/1")).put("shoeSize", "mark");
        ((ObjectNode) document.at("/parties/1")).putObject("name").put("given", "mark");
        Stream.of(
                        POLICY.forInsurer(document, PICC),
                        POLICY.forParty(document, "P2"),
                        POLICY.forPolice(document),
                        POLICY.forRegulator(document))
                .forEach(view -> assertThat(view.tree().toString()).doesNotContain("mark"));
    }

    @Test
    void hasNoOppositeForOneVehicle() {
        ObjectNode document = SampleCases.rearEnd();
        document.withArray("vehicles").remove(0);
        document.withArray("parties").remove(0);
        assertThat(POLICY.forInsurer(document, PICC).tree().path("opposite")).isEmpty();
    }

    @Test
    void keepsATrailerOnTheSideOfItsTractor() {
        ObjectNode document = SampleCases.rearEnd();
        document.withArray("vehicles")
                .addObject()
                .put("vehicleId", "V3")
                .put("plateNo", "浙L0003挂")
                .put("plateType", "15")
                .put("trailerOf", "V2");
        JsonNode tractor = POLICY.forInsurer(document, PICC).tree();
        assertThat(tractor.at("/own/trailers/0/plateNo").asText()).isEqualTo("浙L0003挂");
        assertThat(tractor.path("opposite")).hasSize(1);
        LineRef line = new LineRef("V3", PolicyKind.COMPULSORY, Optional.empty(), "PICC");
        JsonNode trailer = POLICY.forInsurer(document, line).tree();
        assertThat(trailer.at("/own/vehicle/vehicleId").asText()).isEqualTo("V3");
        assertThat(trailer.at("/own/tractor/vehicleId").asText()).isEqualTo("V2");
        assertThat(trailer.at("/own/driver/name").asText()).isEqualTo("测试乙");
        assertThat(trailer.at("/own/liability/liability").asText()).isEqualTo("NONE");
        assertThat(trailer.path("opposite")).hasSize(1);
    }

    @Test
    void takesAPersonOnFootForAnOppositeSide() {
        ObjectNode document = SampleCases.rearEnd();
        document.withArray("parties")
                .addObject()
                .put("partyId", "P4")
                .put("role", "PEDESTRIAN")
                .put("name", "欧阳测试")
                .put("phone", "00000000004");
        JsonNode person = POLICY.forInsurer(document, PICC).tree().at("/opposite/1/person");
        assertThat(person.path("name").asText()).isEqualTo("欧*");
        assertThat(person.has("phone")).isFalse();
    }

    @Test
    void showsAPartyItsOwnClaimAndOnlyThePlateOfTheOther() {
        JsonNode view = POLICY.forParty(SampleCases.rearEnd(), "P1").tree();
        assertThat(view.at("/own/self/idNo").asText()).isEqualTo("330***********0012");
        assertThat(view.at("/own/claims/0/paidFen").asLong()).isEqualTo(180000);
        assertThat(view.at("/own/policies")).hasSize(2);
        assertThat(view.at("/opposite/0"))
                .isEqualTo(
                        SampleCases.tree(
                                """
                                {"vehicle":{"plateNo":"浙L0T002","plateType":"02"},
                                "driver":{"role":"DRIVER"},
                                "liability":{"liability":"NONE","sharePercent":0}}
                                """));
    }

    @Test
    void showsAPartyNoClaimOfTheOther() {
        assertThat(POLICY.forParty(SampleCases.rearEnd(), "P2").tree().toString())
                .doesNotContain("RCICP1")
                .doesNotContain("180000");
    }

    @Test
    void showsAPassengerNeitherPolicyNorClaim() {
        ObjectNode document = SampleCases.rearEnd();
        ((ObjectNode) document.at("/parties/2")).put("vehicleId", "V1");
        JsonNode view = POLICY.forParty(document, "P3").tree();
        assertThat(view.at("/own/self/name").asText()).isEqualTo("测试丙");
        assertThat(view.at("/own/driver/name").asText()).isEqualTo("测*");
        assertThat(view.path("own").has("claims")).isFalse();
        assertThat(view.path("own").has("policies")).isFalse();
    }

    @Test
    void refusesAPartyThatTheCaseDoesNotHave() {
        assertThatThrownBy(() -> POLICY.forParty(SampleCases.rearEnd(), "P9"))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void showsTheRegulatorCountsAndBands() {
        JsonNode view = POLICY.forRegulator(SampleCases.rearEnd()).tree();
        assertThat(view.at("/accident/estimatedLossFen").asText()).isEqualTo("<2000");
        assertThat(view.at("/accident/occurredAt").asText()).isEqualTo("2025-05");
        assertThat(view.path("vehicles").asInt()).isEqualTo(2);
        assertThat(view.toString()).doesNotContain("测").doesNotContain("浙");
    }

    @Test
    void showsThePoliceStepsButNoAmounts() {
        JsonNode view = POLICY.forPolice(SampleCases.rearEnd()).tree();
        assertThat(view.at("/claims/0/step").asText()).isEqualTo("PAID");
        assertThat(view.at("/claims/0").has("paidFen")).isFalse();
        assertThat(view.at("/parties/0/name").asText()).isEqualTo("测*");
    }

    @Test
    void scansFreeTextThatAFileLists(@TempDir Path home) throws IOException {
        copyWith(
                home,
                "own-insurer.yaml",
                "accident.accidentNo: full",
                "accident.narrative: scanned");
        JsonNode view = policy(home).forInsurer(SampleCases.rearEnd(), PICC).tree();
        assertThat(view.at("/accident/narrative").asText()).isEqualTo("*** 追尾***，电话 ***");
    }

    @Test
    void namesFileLineAndFieldOfAMisspeltPath(@TempDir Path home) throws IOException {
        copyWith(home, "own-insurer.yaml", "own.driver.phone: full", "own.driver.fone: full");
        assertThatThrownBy(() -> policy(home))
                .hasMessageContaining("own-insurer.yaml:")
                .hasMessageContaining("own.driver.fone")
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID));
    }

    @Test
    void refusesAMaskThatDoesNotExist(@TempDir Path home) throws IOException {
        copyWith(home, "party.yaml", "own.self.idNo: id", "own.self.idNo: idd");
        assertThatThrownBy(() -> policy(home)).hasMessageContaining("party.yaml:");
    }

    @Test
    void changesItsVersionWithItsFiles(@TempDir Path home) throws IOException {
        copyWith(home, "party.yaml", "own.self.idNo: id", "own.self.idNo: full");
        assertThat(policy(home).version()).isNotEqualTo(POLICY.version()).hasSize(32);
    }

    @Test
    void namesWhatATighterPolicyWouldHoldBack(@TempDir Path home) throws IOException {
        copyWith(home, "own-insurer.yaml", "own.driver.phone: full", "own.driver.phone: phone");
        assertThat(tightened(POLICY, policy(home))).containsExactly("own.driver.phone");
    }

    @Test
    void namesWhatIsNoLongerListedAndWhatIsNoLongerOfItsKind(@TempDir Path home)
            throws IOException {
        copyWith(
                home,
                "opposite-insurer.yaml",
                "shotType: [SCENE_FRONT_45, SCENE_REAR_45, COLLISION_POINT]",
                "shotType: [SCENE_FRONT_45]");
        assertThat(tightened(POLICY, policy(home)))
                .contains("opposite.evidence.uri")
                .allMatch(field -> field.startsWith("opposite.evidence."));
    }

    @Test
    void namesNothingWhenAPolicyIsOnlyWidened(@TempDir Path home) throws IOException {
        copyWith(home, "opposite-insurer.yaml", "driver.name: name", "driver.name: full");
        assertThat(tightened(POLICY, policy(home))).isEmpty();
        assertThat(tightened(policy(home), POLICY)).containsExactly("opposite.driver.name");
    }

    @Test
    void namesNothingThatTheEarlierViewDidNotShow(@TempDir Path home) throws IOException {
        copyWith(
                home,
                "own-insurer.yaml",
                "own.tractor.plateNo: full",
                "own.tractor.plateNo: plate");
        assertThat(tightened(POLICY, policy(home))).isEmpty();
    }

    private static Set<String> tightened(DisclosurePolicy before, DisclosurePolicy now) {
        ObjectNode document = SampleCases.rearEnd();
        return now.forInsurer(document, PICC).tightens(before.forInsurer(document, PICC));
    }

    private static void copyWith(Path home, String name, String old, String replacement)
            throws IOException {
        Path target = Files.createDirectories(home.resolve("security/disclosure"));
        try (Stream<Path> files = Files.list(HERE.resolve("security/disclosure"))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        String text = Files.readString(target.resolve(name));
        assertThat(text).contains(old);
        Files.writeString(target.resolve(name), text.replace(old, replacement));
    }

    private static DisclosurePolicy policy(Path home) {
        return new AllowListDisclosurePolicy(new TongquPaths(home, home.resolve("var")));
    }
}
