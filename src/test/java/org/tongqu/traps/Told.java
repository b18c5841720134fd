package org.tongqu.traps;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.accident.PolicyKind;
import org.tongqu.disclosure.DisclosureFixture;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.disclosure.DisclosurePolicy.LineRef;
import org.tongqu.disclosure.SampleCases;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.Translation;
import org.tongqu.mapping.TranslationFixture;
import org.tongqu.parcel.Draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the hub would tell an insurer of a case, and what it hears from one. */
final class Told {
    static final Translation TRANSLATION = TranslationFixture.translation();
    private static final DisclosurePolicy POLICY = DisclosureFixture.policy();
    private static final String ID = "5f1c0000-0000-4000-8000-000000000001";
    static final Map<String, String> REFERENCES =
            Map.of(
                    "uuid", ID,
                    "messageId", ID,
                    "traceNo", "000000000042",
                    "operation", "N",
                    "now", "2025-05-19T10:20:00Z",
                    "accidentNo", "ZS20250519000001",
                    "vehicleId", "V1",
                    "policyKind", "COMPULSORY",
                    "contentVersion", "1");

    private Told() {}

    /** The sample accident: the car that is told of is 浙L0T001. */
    static ObjectNode rearEnd() {
        ObjectNode document = SampleCases.rearEnd();
        ((ObjectNode) document.at("/vehicles/0")).put("plateNo", "浙L0T001").put("plateType", "02");
        return document;
    }

    /** The same, where V1 is liable so; no share is given. */
    static ObjectNode liable(String liability) {
        ObjectNode document = rearEnd();
        ObjectNode party = (ObjectNode) document.at("/liability/parties/0");
        party.put("liability", liability).remove("sharePercent");
        return document;
    }

    /** The report of V1's compulsory policy, in the insurer's bytes. */
    static byte[] bytes(Insurer insurer, ObjectNode document) {
        return draft(insurer, document, "V1", PolicyKind.COMPULSORY).bytes();
    }

    /** The report of one policy of one vehicle. */
    static Draft draft(Insurer insurer, ObjectNode document, String vehicle, PolicyKind kind) {
        LineRef line = new LineRef(vehicle, kind, Optional.of("DEMO-1"), insurer.name());
        return TRANSLATION.translate(
                insurer.partner(), "accident-out", POLICY.forInsurer(document, line), REFERENCES);
    }

    /** The report of V1, as text. */
    static String text(Insurer insurer, ObjectNode document) {
        return new String(bytes(insurer, document), insurer.charset());
    }

    /** Why nothing can be told. */
    static ErrorCode refusal(Insurer insurer, ObjectNode document) {
        return catchThrowableOfType(TongquException.class, () -> bytes(insurer, document)).code();
    }

    /** A field of a report as it stands there, its quotes too; empty where it is absent. */
    static String field(Insurer insurer, String name, ObjectNode document) {
        return field(insurer, name, draft(insurer, document, "V1", PolicyKind.COMPULSORY));
    }

    static String field(Insurer insurer, String name, Draft draft) {
        if (draft instanceof Draft.Fields form) {
            return form.values().getOrDefault(name, "");
        }
        if (insurer == Insurer.CCIC) {
            return fixed(name, draft.bytes());
        }
        Matcher found =
                Pattern.compile(
                                "<%1$s>([^<]*)<|\"%1$s\":(\"[^\"]*\"|[^,}]*)|(?<![^^])%1$s=([^^]*)"
                                        .formatted(name))
                        .matcher(new String(draft.bytes(), insurer.charset()));
        return found.find() ? group(found) : "";
    }

    private static String group(Matcher found) {
        for (int i = 1; i <= found.groupCount(); i++) {
            if (found.group(i) != null) {
                return found.group(i);
            }
        }
        return "";
    }

    private static String fixed(String name, byte[] record) {
        return TRANSLATION.spans(Insurer.CCIC.partner(), "accident-out", record).stream()
                .filter(span -> span.name().equals(name))
                .map(
                        span ->
                                new String(
                                        record,
                                        span.offset(),
                                        span.length(),
                                        Insurer.CCIC.charset()))
                .findFirst()
                .map(String::stripTrailing)
                .orElseThrow();
    }

    /** The only claim that a step of an insurer makes. */
    static ObjectNode claim(Insurer insurer, String code, String flag) {
        List<ObjectNode> statements =
                TRANSLATION.read(
                        insurer.partner(), insurer.stepMessage(), insurer.step(code, flag));
        return statements.stream()
                .filter(statement -> statement.has("claim"))
                .map(statement -> (ObjectNode) statement.path("claim"))
                .findFirst()
                .orElseThrow();
    }
}
