package org.tongqu.delivery.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Lines;
import org.tongqu.mapping.Translation;
import org.tongqu.mapping.Translation.Reply;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.ParcelSealing;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A partner's own shape, codes, charset and suite. */
@Component
final class PartnerSpeech implements Speech {
    private static final String REPLY = "accident-reply";
    private static final String NEW = "N";
    private static final String CHANGED = "U";
    private static final String QUESTION = "accident-question";
    private static final String QUESTION_REPLY = "accident-query-reply";

    private final Translation translation;
    private final DisclosurePolicy disclosure;
    private final ParcelSealing sealing;
    private final Lines lines;
    private final DeliveryStore store;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    PartnerSpeech(
            Translation translation,
            DisclosurePolicy disclosure,
            ParcelSealing sealing,
            Lines lines,
            DeliveryStore store,
            Clock clock) {
        this.translation = translation;
        this.disclosure = disclosure;
        this.sealing = sealing;
        this.lines = lines;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Draft translate(Partner partner, DeliveryRow row, byte[] view) {
        return translate(partner, row, view, references(row));
    }

    /** The frozen view, translated with these references. */
    Draft translate(Partner partner, DeliveryRow row, byte[] view, Map<String, String> references) {
        try {
            ObjectNode tree = (ObjectNode) json.readTree(view);
            return translation.translate(
                    partner,
                    row.message(),
                    disclosure.restore(tree, row.policyVersion()),
                    references);
        } catch (IOException e) {
            throw new TongquException(ErrorCode.INTERNAL, "a stored view cannot be read", e);
        }
    }

    /** The delivery's idempotency forms and the numbers the partner gave: none before its first. */
    Map<String, String> references(DeliveryRow row) {
        boolean isFirst = row.contentVersion() == 1 && !row.unsure();
        Optional<String> reportNo =
                isFirst
                        ? Optional.empty()
                        : row.line().flatMap(lines::find).flatMap(Lines.Line::reportNo);
        Map<String, String> references = references(row, reportNo, clock.instant());
        if (row.contentVersion() > 1 && !store.isFollowUp(row)) {
            references.put("operation", NEW);
        }
        return references;
    }

    /** The same, of a message whose claim the partner calls by that number. */
    Map<String, String> references(DeliveryRow row, Optional<String> reportNo, Instant now) {
        Map<String, String> references = new HashMap<>();
        references.put("uuid", row.uuid().toString());
        references.put("messageId", row.uuid().toString());
        references.put("traceNo", row.trace());
        references.put("accidentNo", row.accidentNo());
        references.put("contentVersion", Integer.toString(row.contentVersion()));
        references.put("operation", row.contentVersion() == 1 ? NEW : CHANGED);
        references.put("eventType", row.eventType());
        references.put("now", now.toString());
        row.vehicleId().ifPresent(id -> references.put("vehicleId", id));
        row.policyKind().ifPresent(kind -> references.put("policyKind", kind.name()));
        reportNo.ifPresent(no -> references.put("reportNo", no));
        return references;
    }

    @Override
    public Parcel seal(Partner partner, DeliveryRow row, Draft draft) {
        return seal(partner, row, draft, row.message());
    }

    private Parcel seal(Partner partner, DeliveryRow row, Draft draft, String message) {
        return sealing.seal(
                draft,
                partner,
                message,
                new ParcelSealing.Context(row.uuid().toString(), clock.instant(), references(row)));
    }

    @Override
    public Parcel ask(Partner partner, DeliveryRow row) {
        Draft question = translation.ask(partner, QUESTION, references(row));
        return seal(partner, row, question, QUESTION);
    }

    @Override
    public List<Reply> read(Partner partner, DeliveryRow row, Parcel answer, boolean toQuestion) {
        String message = toQuestion ? QUESTION_REPLY : REPLY;
        byte[] payload = sealing.open(answer, partner, message).payload();
        boolean isPlain = partner.delivery().proof() == Partner.Proof.PLAIN;
        return translation.replies(partner, message, payload, isPlain ? references(row) : Map.of());
    }
}
