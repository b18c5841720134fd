package org.tongqu.routes;

import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.tongqu.delivery.Answers;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.PartnerIntake;
import org.tongqu.intake.PartnerIntake.Channel;
import org.tongqu.intake.PartnerIntake.Taken;
import org.tongqu.parcel.Parcel;

import java.util.List;

/** What partners send in their own protocols, handed to the road in. */
@Component("inbound")
final class PartnerInbound {
    private final PartnerIntake intake;
    private final Answers answers;
    private final PartnerFiles files;
    private final Steps steps;

    PartnerInbound(PartnerIntake intake, Answers answers, PartnerFiles files, Steps steps) {
        this.intake = intake;
        this.answers = answers;
        this.files = files;
        this.steps = steps;
    }

    /** A dispatch record; the broker account has authenticated its sender. */
    public void incident(Exchange exchange) {
        accept(exchange, "jms", false);
    }

    /** A claim event of a topic. */
    public void event(Exchange exchange) {
        accept(exchange, "kafka", true);
        Kafka.commit(exchange);
    }

    private Taken accept(Exchange exchange, String channel, boolean sealed) {
        String partner = variable(exchange, "partner");
        Channel from = new Channel(partner, variable(exchange, "message"), channel, sealed);
        Parcel parcel = parcel(exchange);
        Taken taken = steps.time("take-in", partner, () -> intake.accept(from, parcel));
        steps.taken(partner, taken);
        return taken;
    }

    /** A call in the partner's own protocol: answered in its shape, once its sender is proven. */
    public void call(Exchange exchange) {
        byte[] body = Requests.body(exchange);
        exchange.getMessage().setBody(body);
        Taken taken = accept(exchange, "http", true);
        if (!taken.authentic()) {
            throw new TongquException(
                    taken.problem().orElse(ErrorCode.SIGNATURE_INVALID), "the call is not proven");
        }
        Parcel answer =
                intake.answer(variable(exchange, "partner"), variable(exchange, "answer"), taken);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(answer.body());
        answer.attributes().forEach(exchange.getMessage()::setHeader);
        if (taken.problem().isPresent()) {
            exchange.getMessage()
                    .setHeader(
                            Exchange.HTTP_RESPONSE_CODE,
                            Integer.parseInt(variable(exchange, "refusedStatus")));
        }
    }

    /** A reply of a queue. */
    public void answer(Exchange exchange) {
        String partner = variable(exchange, "partner");
        String message = variable(exchange, "message");
        Parcel parcel = parcel(exchange);
        steps.time("settle", partner, () -> answers.received(partner, message, parcel));
    }

    /** A file, or none: kept, and taken as soon as it is complete and next in its order. */
    public void file(Exchange exchange) {
        String partner = variable(exchange, "partner");
        String name = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
        if (name == null) {
            files.takeReady(partner);
        } else {
            files.keep(partner, name, parcel(exchange).body());
        }
    }

    private static Parcel parcel(Exchange exchange) {
        byte[] body = exchange.getMessage().getBody(byte[].class);
        return new Parcel(
                body == null ? new byte[0] : body,
                PartnerDelivery.headers(exchange.getMessage()),
                List.of());
    }

    private static String variable(Exchange exchange, String name) {
        return Exchanges.variable(exchange, name, String.class);
    }
}
