package org.tongqu.mapping.internal;

import org.tongqu.mapping.Translation;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerRole;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mappings of the checkout, on the evening of the sample accident. */
public final class MappingFixture {
    static final Path MAPPINGS = Path.of("mappings");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2025-05-19T12:00:00Z"), ZoneOffset.UTC);

    private MappingFixture() {}

    /** Translates by {@code mappings/} below the working directory. */
    public static Translation translation() {
        return translation(MAPPINGS);
    }

    /** Translates by the folders of another directory. */
    static Translation translation(Path mappings) {
        SchemaCanonicalEvents events =
                new SchemaCanonicalEvents(MAPPINGS.resolve("canonical"), CLOCK);
        return new JsltTranslation(new Mappings(mappings), events);
    }

    /** A partner whose mapping is the folder of its name. */
    public static Partner partner(String name) {
        return partner(name, Partner.Proof.SIGNED);
    }

    /** The same, where answers prove nothing. */
    public static Partner plain(String name) {
        return partner(name, Partner.Proof.PLAIN);
    }

    private static Partner partner(String name, Partner.Proof proof) {
        return new Partner(
                name,
                name,
                name,
                PartnerRole.INSURER,
                true,
                Optional.empty(),
                new Partner.Suites(Optional.empty(), List.of()),
                Optional.of(name),
                List.of(),
                new Partner.Delivery(
                        List.of(),
                        proof,
                        Partner.Resend.SAME_ID,
                        1,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1),
                List.of(),
                new Partner.Keys(List.of(), Optional.empty(), Map.of()),
                Optional.empty(),
                Partner.Intake.standard());
    }
}
