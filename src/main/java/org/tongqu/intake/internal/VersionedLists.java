package org.tongqu.intake.internal;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.PartnerIntake.Channel;
import org.tongqu.intake.PartnerLists;
import org.tongqu.ledger.Cursors;
import org.tongqu.mapping.Translation;
import org.tongqu.mapping.Translation.Row;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.sealing.ParcelSealing;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Lists with a version: {@code getVer}, then pages of what came after a version. */
@Component
final class VersionedLists implements PartnerLists {
    private static final String STREAM = "progress";
    private static final String VERSION_QUESTION = "version-question";
    private static final String VERSION = "version-in";
    private static final String PAGE_QUESTION = "list-question";
    private static final String PAGE = "progress-in";

    private final PartnerDirectory partners;
    private final ParcelSealing sealing;
    private final Translation translation;
    private final Recording recording;
    private final PartnerParcelIntake statements;
    private final Cursors cursors;
    private final Clock clock;

    VersionedLists(
            PartnerDirectory partners,
            ParcelSealing sealing,
            Translation translation,
            Recording recording,
            PartnerParcelIntake statements,
            Cursors cursors,
            Clock clock) {
        this.partners = partners;
        this.sealing = sealing;
        this.translation = translation;
        this.recording = recording;
        this.statements = statements;
        this.cursors = cursors;
        this.clock = clock;
    }

    @Override
    public Parcel askVersion(String partner) {
        return ask(partners.get(partner), VERSION_QUESTION, Map.of());
    }

    @Override
    public Optional<Page> next(String partnerName, Parcel answer) {
        Partner partner = partners.get(partnerName);
        byte[] payload = sealing.open(answer, partner, VERSION).payload();
        String version = translation.version(partner, VERSION, payload);
        return position(partnerName).next(partnerName, version);
    }

    @Override
    public Parcel askPage(Page page) {
        return ask(
                partners.get(page.partner()),
                PAGE_QUESTION,
                Map.of("version", page.reached(), "page", Integer.toString(page.page())));
    }

    private Parcel ask(Partner partner, String message, Map<String, String> further) {
        String uuid = UUID.randomUUID().toString();
        Instant now = clock.instant();
        Map<String, String> references = new HashMap<>(further);
        references.put("uuid", uuid);
        references.put("now", now.toString());
        Draft question = translation.ask(partner, message, references);
        return sealing.seal(
                question, partner, message, new ParcelSealing.Context(uuid, now, references));
    }

    @Override
    public Taken take(Page page, Parcel answer) {
        Partner partner = partners.get(page.partner());
        byte[] payload = sealing.open(answer, partner, PAGE).payload();
        List<Row> rows = translation.rows(partner, PAGE, payload);
        return recording.ledger().record(() -> take(page, partner, rows));
    }

    private Taken take(Page page, Partner partner, List<Row> rows) {
        Channel channel = new Channel(partner.name(), PAGE, "list", true);
        int news = 0;
        int refused = 0;
        for (Row row : rows) {
            int recorded = statements.row(channel, partner, row);
            news += Math.max(0, recorded);
            refused += recorded < 0 ? 1 : 0;
        }
        Optional<Page> next =
                rows.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Page(
                                        page.partner(),
                                        page.reached(),
                                        page.target(),
                                        page.page() + 1));
        move(page, next.map(ListPosition::text).orElse(page.target()));
        return new Taken(news, Math.max(0, rows.size() - news - refused), refused, next);
    }

    private void move(Page page, String to) {
        Optional<String> from = cursors.position(page.partner(), STREAM);
        boolean moved =
                ListPosition.of(from).isBefore(page)
                        && cursors.move(
                                new Cursors.Move(
                                        page.partner(),
                                        STREAM,
                                        from,
                                        to,
                                        PartnerLists.lease(page.partner())));
        if (!moved) {
            throw new TongquException(
                    ErrorCode.STORE_UNAVAILABLE, "another node reads this partner's list");
        }
    }

    private ListPosition position(String partner) {
        return ListPosition.of(recording.ledger().record(() -> cursors.position(partner, STREAM)));
    }
}
