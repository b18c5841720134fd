package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.Trials;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.TrialRow;
import org.tongqu.delivery.internal.store.TrialStore;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.mapping.Translation.Reply;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.sealing.Digests;
import org.tongqu.sealing.Flaw;
import org.tongqu.sealing.ParcelSealing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Speaks to a partner as deliveries do, but for the flaw that a trial is ordered to have. */
@Component
final class TrialSpeech {
    private static final Duration STALE = Duration.ofHours(1);

    private final PartnerSpeech speech;
    private final ParcelSealing sealing;
    private final PartnerDirectory partners;
    private final TrialStore store;
    private final DraftCodec codec;
    private final Digests digests;
    private final Clock clock;

    TrialSpeech(
            PartnerSpeech speech,
            ParcelSealing sealing,
            PartnerDirectory partners,
            TrialStore store,
            DraftCodec codec,
            Digests digests,
            Clock clock) {
        this.speech = speech;
        this.sealing = sealing;
        this.partners = partners;
        this.store = store;
        this.codec = codec;
        this.digests = digests;
        this.clock = clock;
    }

    /** Translated and sealed. */
    Parcel parcel(Partner partner, TrialRow trial) {
        DeliveryRow message = trial.message();
        if (trial.isQuestion()) {
            return speech.ask(partner, message);
        }
        Draft draft = draft(partner, trial);
        return sealing.seal(
                draft,
                partner,
                message.message(),
                new ParcelSealing.Context(
                        message.uuid().toString(), now(trial), references(trial), trial.flaw()));
    }

    /** Translated. */
    Draft draft(Partner partner, TrialRow trial) {
        Draft draft = speech.translate(partner, trial.message(), trial.view(), references(trial));
        store.payload(trial, digests.sm3Hex(codec.write(draft)));
        return draft;
    }

    private Map<String, String> references(TrialRow trial) {
        return speech.references(trial.message(), trial.knownReportNo(), now(trial));
    }

    private Instant now(TrialRow trial) {
        boolean stale = trial.flaw().filter(f -> f == Flaw.STALE_TIME).isPresent();
        return stale ? clock.instant().minus(STALE) : clock.instant();
    }

    /** Reads an immediate answer, and notes what it is worth. */
    void read(TrialRow trial, Parcel answer) {
        Partner partner = partners.get(trial.message().partner());
        try {
            List<Reply> replies = speech.read(partner, trial.message(), answer, trial.isQuestion());
            if (replies.size() == 1) {
                judge(trial, replies.get(0), answer);
            } else {
                unreadable(trial, answer, "several-answers", ErrorCode.PARTNER_UNREADABLE);
            }
        } catch (TongquException e) {
            unreadable(trial, answer, symptom(e.code()), e.code());
        }
    }

    private void judge(TrialRow trial, Reply reply, Parcel answer) {
        boolean named =
                reply.deliveryRef().filter(trial.message()::isNamed).isPresent()
                        && NamedDeliveries.isOfItsCase(reply, trial.message());
        boolean saysNo = reply.outcome() == Outcome.REFUSED;
        if (reply.outcome() == Outcome.UNREADABLE) {
            unreadable(trial, answer, "unreadable", ErrorCode.PARTNER_UNREADABLE);
        } else if (named || saysNo) {
            store.answered(trial, reply);
        } else {
            unreadable(trial, answer, "wrong-id", ErrorCode.PARTNER_UNREADABLE);
        }
    }

    private void unreadable(TrialRow trial, Parcel answer, String symptom, ErrorCode reason) {
        store.met(trial.message().deliveryId(), looksLike(answer.body(), symptom));
        store.end(trial, Trials.State.FAILED, reason);
    }

    /** What an answer that cannot be read looks like. */
    private static String looksLike(byte[] body, String otherwise) {
        if (body.length == 0) {
            return "empty-200";
        }
        String start = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
        return start.toLowerCase(Locale.ROOT).contains("<html") ? "html-instead" : otherwise;
    }

    /** The word for an answer that could not be opened. */
    static String symptom(ErrorCode code) {
        return code == ErrorCode.SIGNATURE_INVALID
                ? "wrong-signature"
                : code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
