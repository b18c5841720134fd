package org.tongqu.intake.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.EventPages;
import org.tongqu.intake.PartnerIntake.Channel;
import org.tongqu.intake.PartnerIntake.Taken;
import org.tongqu.ledger.Cursors;
import org.tongqu.ledger.Ledger;
import org.tongqu.mapping.Translation;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.sealing.ParcelSealing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes pages item by item, and remembers in the ledger's database how far it is. */
@Component
final class CursorEventPages implements EventPages {
    private static final String STREAM = "events";
    private static final String QUESTION = "events-question";
    private static final String PAGE = "events-page";
    private static final String ITEM = "progress-in";

    private final Ledger ledger;
    private final PartnerDirectory partners;
    private final ParcelSealing sealing;
    private final Translation translation;
    private final PartnerParcelIntake intake;
    private final Cursors cursors;
    private final Clock clock;

    CursorEventPages(
            Ledger ledger,
            PartnerDirectory partners,
            ParcelSealing sealing,
            Translation translation,
            PartnerParcelIntake intake,
            Cursors cursors,
            Clock clock) {
        this.ledger = ledger;
        this.partners = partners;
        this.sealing = sealing;
        this.translation = translation;
        this.intake = intake;
        this.cursors = cursors;
        this.clock = clock;
    }

    @Override
    public Optional<Parcel> ask(String name) {
        Partner partner = partners.get(name);
        Instant now = clock.instant();
        if (partner.delivery().closedUntil(now).isPresent()) {
            return Optional.empty();
        }
        String uuid = UUID.randomUUID().toString();
        Map<String, String> references = new HashMap<>();
        references.put("uuid", uuid);
        references.put("now", now.toString());
        ledger.record(() -> cursors.position(name, STREAM))
                .ifPresent(position -> references.put("after", position));
        return Optional.of(
                sealing.seal(
                        translation.ask(partner, QUESTION, references),
                        partner,
                        QUESTION,
                        new ParcelSealing.Context(uuid, now, references)));
    }

    @Override
    public Taken take(String name, Parcel page) {
        Partner partner = partners.get(name);
        Channel channel = new Channel(name, PAGE, STREAM, true);
        byte[] payload;
        try {
            payload = sealing.open(page, partner, PAGE).payload();
        } catch (TongquException e) {
            intake.refuse(channel, page.body(), e.code());
            return new Taken(0, Optional.of(e.code()), false);
        }
        List<ObjectNode> items;
        try {
            items = translation.read(partner, PAGE, payload);
        } catch (TongquException e) {
            keep(channel, payload, e, () -> {});
            return new Taken(0, Optional.of(e.code()), true);
        }
        return each(channel, partner, items);
    }

    private Taken each(Channel channel, Partner partner, List<ObjectNode> items) {
        int news = 0;
        Optional<ErrorCode> problem = Optional.empty();
        for (ObjectNode item : items) {
            Taken taken = item(channel, partner, item);
            news += taken.news();
            problem = problem.or(taken::problem);
        }
        return new Taken(news, problem, true);
    }

    private Taken item(Channel channel, Partner partner, ObjectNode item) {
        byte[] bytes = item.path("item").toString().getBytes(StandardCharsets.UTF_8);
        Runnable move = () -> move(partner.name(), item.path("position").asText());
        List<ObjectNode> statements;
        try {
            statements = translation.read(partner, ITEM, bytes);
        } catch (TongquException e) {
            keep(channel, bytes, e, move);
            return new Taken(0, Optional.of(e.code()), true);
        }
        return recorded(channel, partner, statements, move);
    }

    /** The position moves with the last statement of an item; repeats before it are told apart. */
    private Taken recorded(
            Channel channel, Partner partner, List<ObjectNode> statements, Runnable move) {
        if (statements.isEmpty()) {
            ledger.record(move);
        }
        int news = 0;
        Optional<ErrorCode> problem = Optional.empty();
        for (int i = 0; i < statements.size(); i++) {
            Runnable along = i == statements.size() - 1 ? move : () -> {};
            Taken taken = intake.accept(channel, partner, statements.get(i), along);
            news += taken.news();
            problem = problem.or(taken::problem);
        }
        return new Taken(news, problem, true);
    }

    private void move(String partner, String to) {
        Optional<String> from = cursors.position(partner, STREAM);
        if (!cursors.move(new Cursors.Move(partner, STREAM, from, to, EventPages.lease(partner)))) {
            throw new TongquException(
                    ErrorCode.STORE_UNAVAILABLE, "another node takes this partner's events");
        }
    }

    private void keep(Channel channel, byte[] bytes, TongquException e, Runnable along) {
        intake.keepInvalid(intake.arrival(channel, Optional.empty(), bytes), bytes, e, along);
    }
}
