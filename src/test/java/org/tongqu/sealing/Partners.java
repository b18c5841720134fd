package org.tongqu.sealing;

import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerRole;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Partners for tests, built from what matters to a test. */
public final class Partners {
    private Partners() {}

    /** A police partner that speaks both wire suites, its keys where the sandbox puts them. */
    public static Partner onTheWire(String name) {
        return onTheWire(name, List.of("sm2-sm3-sm4gcm", "es256-ecdhes-a256gcm"));
    }

    /** A police partner that speaks these wire suites. */
    public static Partner onTheWire(String name, List<String> suites) {
        String folder = "partners/" + name + "/";
        return with(
                name,
                new Partner.Suites(Optional.empty(), suites),
                new Partner.Keys(
                        List.of(folder + "sign.crt", folder + "p256-sign.crt"),
                        Optional.of(folder + "encrypt.crt"),
                        Map.of("citizen", folder + "citizen-key")),
                Partner.Proof.SIGNED);
    }

    /** An insurer that speaks a suite of its own, and declares no proof. */
    public static Partner insurer(String name, String suite, List<String> secrets) {
        return insurer(name, suite, secrets, Partner.Proof.PLAIN);
    }

    /** An insurer whose file accepts a LEGACY suite so far, or never. */
    public static Partner acceptingLegacy(
            String name, String suite, Optional<Partner.LegacyAcceptance> acceptance) {
        return with(
                name,
                new Partner.Suites(Optional.of(suite), List.of()),
                new Partner.Keys(List.of(), Optional.empty(), Map.of()),
                Partner.Proof.PLAIN,
                acceptance);
    }

    /** An insurer that speaks a suite of its own, and declares a proof. */
    public static Partner insurer(
            String name, String suite, List<String> secrets, Partner.Proof proof) {
        String folder = "partners/" + name + "/";
        Map<String, String> files = new java.util.HashMap<>();
        secrets.forEach(secret -> files.put(secret, folder + secret));
        return with(
                name,
                new Partner.Suites(Optional.of(suite), List.of()),
                new Partner.Keys(
                        List.of(folder + "sign.crt"), Optional.of(folder + "encrypt.crt"), files),
                proof);
    }

    /** An insurer to which a message without an answer is sent again in that way, or is not. */
    public static Partner resending(String name, Partner.Resend resend) {
        Partner partner = insurer(name, "any", List.of());
        Partner.Delivery delivery = partner.delivery();
        return new Partner(
                name,
                partner.titleZh(),
                partner.titleEn(),
                PartnerRole.INSURER,
                true,
                Optional.empty(),
                partner.suites(),
                Optional.empty(),
                List.of(),
                new Partner.Delivery(
                        List.of(),
                        delivery.proof(),
                        resend,
                        delivery.attempts(),
                        delivery.backoffFirst(),
                        delivery.backoffCap(),
                        delivery.answerWithin(),
                        delivery.concurrency()),
                List.of(),
                partner.keys(),
                Optional.empty(),
                Partner.Intake.standard());
    }

    private static Partner with(
            String name, Partner.Suites suites, Partner.Keys keys, Partner.Proof proof) {
        return with(
                name,
                suites,
                keys,
                proof,
                Optional.of(
                        new Partner.LegacyAcceptance("for tests only", LocalDate.of(2999, 1, 1))));
    }

    private static Partner with(
            String name,
            Partner.Suites suites,
            Partner.Keys keys,
            Partner.Proof proof,
            Optional<Partner.LegacyAcceptance> acceptance) {
        return new Partner(
                name,
                "测试方（模拟）",
                "Test party (simulated)",
                PartnerRole.POLICE,
                true,
                Optional.empty(),
                suites,
                Optional.empty(),
                List.of("accident.reported"),
                new Partner.Delivery(
                        List.of(),
                        proof,
                        Partner.Resend.SAME_ID,
                        8,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(30),
                        8),
                List.of(),
                keys,
                acceptance,
                Partner.Intake.standard());
    }
}
