package org.tongqu.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.tongqu.delivery.Answers;
import org.tongqu.delivery.PullOutbox;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.WireIntake;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Messages;
import org.tongqu.partner.PartnerRole;
import org.tongqu.partner.PartnerStages;
import org.tongqu.portal.CitizenProgress;
import org.tongqu.sealing.ParcelSealing;
import org.tongqu.sealing.RequestSignatures;
import org.tongqu.sealing.RequestSignatures.Caller;
import org.tongqu.sealing.SealedMessages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tongqu's own HTTP interface (docs/wire-format.md §3–4). */
@Component("gateway")
final class Gateway {
    private static final String HTTP = "http";
    private static final String JSON = "application/json";
    private static final String SEALED = "application/vnd.tongqu.sealed+json";
    private static final String RECEIPT = "application/vnd.tongqu.receipt+json";
    private static final long MOST_ITEMS = 100;

    private final WireIntake intake;
    private final RequestSignatures signatures;
    private final PartnerStages stages;
    private final SealedMessages wire;
    private final PullOutbox outbox;
    private final Answers answers;
    private final CitizenProgress progress;
    private final Ledger ledger;
    private final Messages messages;
    private final Steps steps;
    private final ObjectMapper json = new ObjectMapper();

    Gateway(
            WireIntake intake,
            RequestSignatures signatures,
            PartnerStages stages,
            SealedMessages wire,
            PullOutbox outbox,
            Answers answers,
            CitizenProgress progress,
            Ledger ledger,
            Messages messages,
            Steps steps) {
        this.intake = intake;
        this.signatures = signatures;
        this.stages = stages;
        this.wire = wire;
        this.outbox = outbox;
        this.answers = answers;
        this.progress = progress;
        this.ledger = ledger;
        this.messages = messages;
        this.steps = steps;
    }

    /** {@code POST /v1/messages}. */
    public void message(Exchange exchange) {
        byte[] envelope = envelope(exchange);
        WireIntake.Receipted receipted = accept(envelope);
        answer(exchange, receipted.repeated() ? 200 : 202, RECEIPT, receipted.receipt());
    }

    private byte[] envelope(Exchange exchange) {
        try {
            return Requests.body(exchange);
        } catch (TongquException e) {
            steps.refused(e.code());
            intake.unreadable(e.code(), HTTP);
            throw e;
        }
    }

    private WireIntake.Receipted accept(byte[] envelope) {
        try {
            WireIntake.Receipted receipted =
                    steps.time("accept", "hub", () -> intake.accept(envelope, HTTP));
            steps.accepted(receipted.sender(), receipted.repeated());
            return receipted;
        } catch (TongquException e) {
            steps.refused(e.code());
            throw e;
        }
    }

    /** {@code GET /v1/outbox}. */
    public void outbox(Exchange exchange) {
        HttpServletRequest request = Requests.of(exchange);
        Caller caller = caller(request);
        long after = Requests.number(request, "after", 0);
        int limit = (int) Math.min(MOST_ITEMS, Requests.number(request, "limit", MOST_ITEMS));
        List<PullOutbox.Item> items = outbox.after(caller.partner().name(), after, limit);
        ObjectNode page = json.createObjectNode();
        ArrayNode list = page.putArray("items");
        long next = after;
        for (PullOutbox.Item item : items) {
            ObjectNode shown = list.addObject();
            shown.put("id", item.id()).put("position", item.position());
            shown.putRawValue(
                    "message", new RawValue(new String(item.message(), StandardCharsets.UTF_8)));
            next = item.position();
        }
        page.put("next", next);
        answer(exchange, 200, JSON, page.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** {@code POST /v1/outbox/{id}/receipt}; the receipt itself says who signed it. */
    public void receipt(Exchange exchange) {
        HttpServletRequest request = Requests.of(exchange);
        byte[] receipt = Requests.body(exchange);
        answers.receipt(Requests.segment(request, 1), receipt);
        answer(exchange, 204, JSON, new byte[0]);
    }

    /** {@code GET /v1/cases/{caseNo}/progress}. */
    public void progress(Exchange exchange) {
        HttpServletRequest request = Requests.of(exchange);
        Caller caller = caller(request);
        if (caller.partner().role() != PartnerRole.PORTAL) {
            throw notFound();
        }
        String citizen = Optional.ofNullable(request.getParameter("citizen")).orElse("");
        ObjectNode view =
                progress.of(Requests.segment(request, 1), caller.partner(), citizen)
                        .orElseThrow(Gateway::notFound);
        byte[] sealed =
                wire.seal(
                        caller.partner(),
                        UUID.randomUUID().toString(),
                        JSON,
                        view.toString().getBytes(StandardCharsets.UTF_8),
                        Optional.of(caller.nonce()));
        answer(exchange, 200, SEALED, sealed);
    }

    /** {@code GET /v1/messages/{id}}: the stored receipt of a message the caller sent. */
    public void receiptOf(Exchange exchange) {
        HttpServletRequest request = Requests.of(exchange);
        Caller caller = caller(request);
        byte[] receipt =
                messages.find(caller.partner().name(), Requests.segment(request, 0))
                        .map(Messages.Known::receipt)
                        .orElseThrow(Gateway::notFound);
        answer(exchange, 200, RECEIPT, receipt);
    }

    private Caller caller(HttpServletRequest request) {
        Caller caller = signatures.verify(Requests.signed(request));
        if (stages.isSuspended(caller.partner().name())) {
            steps.refused(ErrorCode.PARTNER_SUSPENDED);
            throw new TongquException(ErrorCode.PARTNER_SUSPENDED, caller.partner().name());
        }
        boolean first =
                ledger.record(
                        () ->
                                messages.rememberNonce(
                                        caller.partner().name(),
                                        caller.nonce(),
                                        ParcelSealing.Nonce.SHORTEST));
        if (!first) {
            throw new TongquException(ErrorCode.REPLAYED_REQUEST, "the nonce was used before");
        }
        return caller;
    }

    private static TongquException notFound() {
        return new TongquException(ErrorCode.NOT_FOUND, "nothing here for this caller");
    }

    private static void answer(Exchange exchange, int status, String contentType, byte[] body) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, contentType);
        exchange.getMessage().setBody(body);
    }
}
