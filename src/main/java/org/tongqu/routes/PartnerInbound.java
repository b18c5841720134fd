package org.tongqu.routes;

import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.tongqu.delivery.Answers;
import org.tongqu.intake.PartnerIntake;
import org.tongqu.intake.PartnerIntake.Channel;
import org.tongqu.parcel.Parcel;

import java.util.List;

/** What partners send in their own protocols, handed to the road in. */
@Component("inbound")
final class PartnerInbound {
    private final PartnerIntake intake;
    private final Answers answers;
    private final PartnerFiles files;

    PartnerInbound(PartnerIntake intake, Answers answers, PartnerFiles files) {
        this.intake = intake;
        this.answers = answers;
        this.files = files;
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

    private void accept(Exchange exchange, String channel, boolean sealed) {
        intake.accept(
                new Channel(
                        variable(exchange, "partner"),
                        variable(exchange, "message"),
                        channel,
                        sealed),
                parcel(exchange));
    }

    /** A reply of a queue. */
    public void answer(Exchange exchange) {
        answers.received(
                variable(exchange, "partner"),
                "default",
                variable(exchange, "message"),
                parcel(exchange));
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
