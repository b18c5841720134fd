package org.tongqu.underwriting.internal;

import org.tongqu.accident.PolicyKind;
import org.tongqu.underwriting.UnderwriterResolver.Question;
import org.tongqu.underwriting.UnderwriterResolver.Tractor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** Builds questions; each step gives a new one. */
record QuestionFixture(
        PolicyKind kind,
        Optional<String> plateNo,
        Optional<String> plateType,
        Optional<String> vin,
        Optional<String> policyNo,
        Optional<String> stated,
        Instant occurredAt,
        Set<String> excluded,
        Optional<Tractor> tractor) {

    /** About the compulsory policy of V1, in an accident on 2025-05-19 at 18:05. */
    static QuestionFixture aQuestion() {
        return new QuestionFixture(
                PolicyKind.COMPULSORY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2025-05-19T10:05:00Z"),
                Set.of(),
                Optional.empty());
    }

    QuestionFixture kind(PolicyKind other) {
        return new QuestionFixture(
                other, plateNo, plateType, vin, policyNo, stated, occurredAt, excluded, tractor);
    }

    QuestionFixture plate(String number, String type) {
        return new QuestionFixture(
                kind,
                Optional.of(number),
                Optional.of(type),
                vin,
                policyNo,
                stated,
                occurredAt,
                excluded,
                tractor);
    }

    QuestionFixture vin(String number) {
        return new QuestionFixture(
                kind,
                plateNo,
                plateType,
                Optional.of(number),
                policyNo,
                stated,
                occurredAt,
                excluded,
                tractor);
    }

    QuestionFixture policyNo(String number) {
        return new QuestionFixture(
                kind,
                plateNo,
                plateType,
                vin,
                Optional.of(number),
                stated,
                occurredAt,
                excluded,
                tractor);
    }

    QuestionFixture stated(String insurer) {
        return new QuestionFixture(
                kind,
                plateNo,
                plateType,
                vin,
                policyNo,
                Optional.of(insurer),
                occurredAt,
                excluded,
                tractor);
    }

    QuestionFixture at(String time) {
        return new QuestionFixture(
                kind,
                plateNo,
                plateType,
                vin,
                policyNo,
                stated,
                OffsetDateTime.parse(time).toInstant(),
                excluded,
                tractor);
    }

    QuestionFixture refusedBy(String... partners) {
        return new QuestionFixture(
                kind,
                plateNo,
                plateType,
                vin,
                policyNo,
                stated,
                occurredAt,
                Set.of(partners),
                tractor);
    }

    QuestionFixture pulledBy(String number, String type) {
        Tractor pulling =
                new Tractor(
                        Optional.of(number), Optional.of(type), Optional.empty(), Optional.empty());
        return new QuestionFixture(
                kind,
                plateNo,
                plateType,
                vin,
                policyNo,
                stated,
                occurredAt,
                excluded,
                Optional.of(pulling));
    }

    Question build() {
        return new Question(
                "ZS20250519000001",
                "V1",
                kind,
                plateNo,
                plateType,
                vin,
                policyNo,
                stated,
                occurredAt,
                excluded,
                tractor);
    }
}
