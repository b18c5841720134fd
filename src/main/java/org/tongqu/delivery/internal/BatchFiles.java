package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.Batches;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.delivery.internal.store.TransmissionStore;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Ledger;
import org.tongqu.mapping.Translation;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.PartnerStages;
import org.tongqu.sealing.Flaw;
import org.tongqu.sealing.ParcelSealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects pending deliveries of a batch partner into numbered files. */
@Component
final class BatchFiles implements Batches {
    private static final int MOST = 1000;
    private static final String FILE = "accident-file";

    private final Ledger ledger;
    private final PartnerDirectory partners;
    private final NamedDeliveries.Stores stores;
    private final Settlement settlement;
    private final Translation translation;
    private final ParcelSealing sealing;
    private final FrozenDrafts drafts;
    private final Replanning replanning;
    private final CompanionCodec companions;
    private final TrialFiles trials;
    private final PartnerStages stages;
    private final Clock clock;

    BatchFiles(
            Ledger ledger,
            PartnerDirectory partners,
            NamedDeliveries.Stores stores,
            Settlement settlement,
            Translation translation,
            ParcelSealing sealing,
            FrozenDrafts drafts,
            Replanning replanning,
            CompanionCodec companions,
            TrialFiles trials,
            PartnerStages stages,
            Clock clock) {
        this.ledger = ledger;
        this.partners = partners;
        this.stores = stores;
        this.settlement = settlement;
        this.translation = translation;
        this.sealing = sealing;
        this.drafts = drafts;
        this.replanning = replanning;
        this.companions = companions;
        this.trials = trials;
        this.stages = stages;
        this.clock = clock;
    }

    @Override
    public Optional<Transmission> next(String partnerName) {
        Partner partner = partners.get(partnerName);
        if (partner.delivery().closedUntil(clock.instant()).isPresent()) {
            return Optional.empty();
        }
        return ledger.record(
                () -> {
                    int sequence = stores.transmissions().lockSequence(partnerName);
                    return stores.transmissions()
                            .prepared(partnerName)
                            .map(stored -> transmission(partnerName, stored))
                            .or(() -> trial(partner, sequence))
                            .or(() -> build(partner, sequence));
                });
    }

    private Transmission transmission(String partner, TransmissionStore.Stored stored) {
        return new Transmission(
                stored.transmissionId(),
                partner,
                stored.name(),
                new Parcel(stored.body(), Map.of(), companions.read(stored.companions())));
    }

    private record Member(DeliveryRow row, Draft draft) {}

    private Optional<Transmission> trial(Partner partner, int sequence) {
        return trials.next(partner)
                .map(
                        ready -> {
                            Transmission file =
                                    seal(partner, sequence, ready.records(), ready.flaw());
                            trials.joined(ready, file.name());
                            return file;
                        });
    }

    private Optional<Transmission> build(Partner partner, int sequence) {
        if (!stages.isLive(partner.name())) {
            return Optional.empty();
        }
        Instant lease = clock.instant().plus(partner.delivery().answerWithin());
        List<Member> members = new ArrayList<>();
        for (DeliveryRow head : stores.deliveries().pendingHeads(partner.name(), MOST)) {
            stores.deliveries()
                    .claim(head.deliveryId(), lease)
                    .filter(replanning::maySend)
                    .flatMap(row -> member(partner, row))
                    .ifPresent(members::add);
        }
        if (members.isEmpty()) {
            return Optional.empty();
        }
        List<Draft> records = members.stream().map(Member::draft).toList();
        Transmission file = seal(partner, sequence, records, Optional.empty());
        for (int i = 0; i < members.size(); i++) {
            stores.deliveries().join(members.get(i).row(), file.transmissionId(), i + 1);
        }
        return Optional.of(file);
    }

    /** Translates one record; one that cannot be is parked alone. */
    private Optional<Member> member(Partner partner, DeliveryRow row) {
        try {
            return Optional.of(new Member(row, drafts.of(partner, row)));
        } catch (TongquException e) {
            settlement.park(row, e.code());
            return Optional.empty();
        }
    }

    private Transmission seal(
            Partner partner, int sequence, List<Draft> records, Optional<Flaw> flaw) {
        Instant now = clock.instant();
        String name = BatchName.of(partner, sequence, now);
        Map<String, String> references =
                Map.of(
                        "sequence", String.format("%04d", sequence),
                        "name", name,
                        "now", now.toString());
        Draft.Body file = translation.join(partner, FILE, records, references);
        Parcel parcel =
                sealing.seal(
                        file,
                        partner,
                        FILE,
                        new ParcelSealing.Context(name, now, references, flaw));
        long id =
                stores.transmissions()
                        .add(
                                partner.name(),
                                sequence,
                                name,
                                parcel.body(),
                                companions.write(parcel.companions()));
        stores.transmissions().advance(partner.name());
        return new Transmission(id, partner.name(), name, parcel);
    }

    @Override
    public void sent(Transmission transmission) {
        Duration within = partners.get(transmission.partner()).delivery().answerWithin();
        Instant due = clock.instant().plus(within);
        ledger.record(
                () -> {
                    stores.transmissions().sent(transmission.transmissionId());
                    trials.sent(transmission.partner(), transmission.name());
                    stores.deliveries()
                            .members(transmission.transmissionId())
                            .forEach(row -> stores.deliveries().move(row, awaiting(due)));
                });
    }

    private static DeliveryStore.Move awaiting(Instant due) {
        return new DeliveryStore.Move(
                List.of(DeliveryState.SENDING),
                DeliveryState.AWAITING,
                Optional.empty(),
                Optional.empty(),
                due);
    }
}
