package org.tongqu.leak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.accident.PolicyKind;
import org.tongqu.disclosure.DisclosedView;
import org.tongqu.disclosure.DisclosureFixture;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.disclosure.DisclosurePolicy.LineRef;
import org.tongqu.leak.Mark.Kind;
import org.tongqu.mapping.Translation;
import org.tongqu.mapping.TranslationFixture;
import org.tongqu.parcel.Draft;
import org.tongqu.partner.Partner;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** No personal value reaches a recipient that may not have it, through any mapping. */
class LeakTests {
    private static final DisclosurePolicy POLICY = DisclosureFixture.policy();
    private static final Translation TRANSLATION = TranslationFixture.translation();
    private static final Map<String, Charset> INSURERS =
            Map.ofEntries(
                    Map.entry("picc-sim", StandardCharsets.UTF_8),
                    Map.entry("cpic-sim", StandardCharsets.UTF_8),
                    Map.entry("cicp-sim", StandardCharsets.UTF_8),
                    Map.entry("ccic-sim", Charset.forName("GB18030")),
                    Map.entry("gpic-sim", Charset.forName("GB18030")),
                    Map.entry("taic-sim", Charset.forName("GBK")),
                    Map.entry("snic-sim", StandardCharsets.UTF_8),
                    Map.entry("ygbx-sim", Charset.forName("GBK")));
    private static final Map<String, String> REFERENCES =
            Map.of(
                    "uuid", UUID.nameUUIDFromBytes(new byte[] {1}).toString(),
                    "messageId", UUID.nameUUIDFromBytes(new byte[] {1}).toString(),
                    "now", "2025-05-19T10:20:00Z",
                    "vehicleId", "V1",
                    "contentVersion", "1");

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void noInsurerGetsWhatItMayNotHave(@ForAll long seed) {
        MarkedCase marked = MarkedCase.of(seed);
        for (String vehicleId : marked.vehicleIds()) {
            for (PolicyKind kind : PolicyKind.values()) {
                check(marked, vehicleId, kind, true);
                check(marked, vehicleId, kind, false);
            }
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void noPartyPoliceOrRegulatorGetsWhatItMayNotHave(@ForAll long seed) {
        MarkedCase marked = MarkedCase.of(seed);
        for (JsonNode party : marked.document().path("parties")) {
            String id = party.path("partyId").asText();
            checkView(
                    POLICY.forParty(marked.document(), id),
                    marked,
                    Entitlement.ofParty(marked.document(), id));
        }
        checkView(POLICY.forPolice(marked.document()), marked, Entitlement.ofPolice());
        checkView(POLICY.forRegulator(marked.document()), marked, Entitlement.ofRegulator());
    }

    @Test
    void anInsurerGetsWhatItNeeds() {
        MarkedCase marked = MarkedCase.of(7);
        String policyNo = marked.policyNo("V1", "COMPULSORY");
        LineRef line = new LineRef("V1", PolicyKind.COMPULSORY, Optional.of(policyNo), "PICC");
        DisclosedView view = POLICY.forInsurer(marked.document(), line);
        INSURERS.forEach(
                (name, charset) -> {
                    byte[] draft = draft(name, view);
                    for (Kind kind : List.of(Kind.NAME, Kind.PHONE)) {
                        assertThat(
                                        mark(marked, kind, "V1D")
                                                .isIn(new Searched(draft, charset), charset))
                                .isTrue();
                    }
                    assertThat(
                                    mark(marked, Kind.VIN, "V1")
                                            .isIn(new Searched(draft, charset), charset))
                            .isTrue();
                    assertThat(
                                    mark(marked, Kind.POLICY_NUMBER, "V1/COMPULSORY")
                                            .isIn(new Searched(draft, charset), charset))
                            .isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK"})
    void seesAMarkHoweverItIsHidden(String charsetName) {
        Charset charset = Charset.forName(charsetName);
        Mark mark = new Mark(Kind.NAME, "P", "欧阳测试甲乙丙丁戊己");
        Mark phone = new Mark(Kind.PHONE, "P", "1357924B801");
        Predicate<String> name = text -> isIn(mark, text.getBytes(charset), charset);
        Predicate<String> number = text -> isIn(phone, text.getBytes(charset), charset);
        assertThat(name)
                .accepts("<x>欧阳测试甲乙丙丁戊己</x>", "<a>欧阳 测试</a><b>甲乙-丙丁戊己</b>")
                .accepts("欧阳测试甲乙丙丁**")
                .rejects("欧*", "欧阳测试");
        assertThat(number).accepts("135 7924 B801", "1357924B801").rejects("*******B801");
        for (String before : List.of("", "a", "ab", "abc")) {
            byte[] text = (before + phone.value() + "tail").getBytes(charset);
            assertThat(isIn(phone, Base64.getEncoder().encode(text), charset)).isTrue();
        }
    }

    private static boolean isIn(Mark mark, byte[] bytes, Charset charset) {
        return mark.isIn(new Searched(bytes, charset), charset);
    }

    private static void check(
            MarkedCase marked, String vehicleId, PolicyKind kind, boolean policyKnown) {
        Optional<String> policyNo =
                Optional.of(marked.policyNo(vehicleId, kind.name())).filter(no -> policyKnown);
        DisclosedView view =
                POLICY.forInsurer(
                        marked.document(), new LineRef(vehicleId, kind, policyNo, "PICC"));
        Entitlement entitled =
                Entitlement.ofInsurer(marked.document(), vehicleId, kind.name(), policyKnown);
        checkView(view, marked, entitled);
        INSURERS.forEach(
                (name, charset) -> requireClean(draft(name, view), charset, marked, entitled));
    }

    private static void checkView(DisclosedView view, MarkedCase marked, Entitlement entitled) {
        byte[] tree = view.tree().toString().getBytes(StandardCharsets.UTF_8);
        requireClean(tree, StandardCharsets.UTF_8, marked, entitled);
        byte[] withheld = view.withheld().toString().getBytes(StandardCharsets.UTF_8);
        requireClean(withheld, StandardCharsets.UTF_8, marked, mark -> false);
    }

    private static void requireClean(
            byte[] bytes, Charset charset, MarkedCase marked, Entitlement entitled) {
        Searched document = new Searched(bytes, charset);
        List<Mark> leaked =
                marked.marks().stream()
                        .filter(mark -> !entitled.covers(mark))
                        .filter(mark -> mark.isIn(document, charset))
                        .toList();
        assertThat(leaked).isEmpty();
    }

    private static byte[] draft(String name, DisclosedView view) {
        Partner partner = TranslationFixture.partner(name);
        Draft draft = TRANSLATION.translate(partner, "accident-out", view, REFERENCES);
        if (draft instanceof Draft.Fields fields) {
            return String.join("\n", fields.values().values())
                    .getBytes(Charset.forName(fields.charset()));
        }
        return draft.bytes();
    }

    private static Mark mark(MarkedCase marked, Kind kind, String about) {
        return marked.marks().stream()
                .filter(mark -> mark.kind() == kind && mark.about().equals(about))
                .findFirst()
                .orElseThrow();
    }
}
