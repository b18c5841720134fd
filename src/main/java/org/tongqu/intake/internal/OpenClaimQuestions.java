package org.tongqu.intake.internal;

import org.springframework.stereotype.Component;
import org.tongqu.intake.ClaimQuestions;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Lines;
import org.tongqu.mapping.Translation;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.sealing.ParcelSealing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks by the partner's own report number. */
@Component
final class OpenClaimQuestions implements ClaimQuestions {
    private static final String QUESTION = "progress-question";

    private final Ledger ledger;
    private final Lines lines;
    private final PartnerDirectory partners;
    private final Translation translation;
    private final ParcelSealing sealing;
    private final Clock clock;

    OpenClaimQuestions(
            Ledger ledger,
            Lines lines,
            PartnerDirectory partners,
            Translation translation,
            ParcelSealing sealing,
            Clock clock) {
        this.ledger = ledger;
        this.lines = lines;
        this.partners = partners;
        this.translation = translation;
        this.sealing = sealing;
        this.clock = clock;
    }

    @Override
    public List<String> open(String partner, int limit) {
        if (partners.get(partner).delivery().closedUntil(clock.instant()).isPresent()) {
            return List.of();
        }
        return ledger.record(
                () ->
                        lines.openWithReportNo(partner, limit).stream()
                                .flatMap(line -> line.reportNo().stream())
                                .toList());
    }

    @Override
    public Parcel ask(String partnerName, String reportNo) {
        Partner partner = partners.get(partnerName);
        String uuid = UUID.randomUUID().toString();
        Instant now = clock.instant();
        Map<String, String> references =
                Map.of("uuid", uuid, "reportNo", reportNo, "now", now.toString());
        Draft question = translation.ask(partner, QUESTION, references);
        return sealing.seal(
                question, partner, QUESTION, new ParcelSealing.Context(uuid, now, references));
    }
}
