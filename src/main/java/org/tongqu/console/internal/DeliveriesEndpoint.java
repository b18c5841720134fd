package org.tongqu.console.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import org.tongqu.delivery.Deliveries;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.util.List;
import java.util.Optional;

/** What was sent, what is open, and the order to send again. */
@Component
@Endpoint(id = "deliveries")
class DeliveriesEndpoint {

    private final Deliveries deliveries;

    DeliveriesEndpoint(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** Deliveries, newest first. */
    @ReadOperation
    List<Shown> list(@Nullable String partner, @Nullable String state, @Nullable Integer limit) {
        return deliveries.list(
                Optional.ofNullable(partner),
                Optional.ofNullable(state).map(s -> Choice.of(DeliveryState.class, "state", s)),
                Limit.of(limit));
    }

    /** One delivery. */
    @ReadOperation
    Shown one(@Selector long deliveryId) {
        return deliveries
                .find(deliveryId)
                .orElseThrow(
                        () ->
                                new TongquException(
                                        ErrorCode.NOT_FOUND, "no delivery " + deliveryId));
    }

    /** Sends again; INVALID_VALUE when the delivery is in no state for it. */
    @WriteOperation
    Shown retry(@Selector long deliveryId, String who) {
        Shown before = one(deliveryId);
        if (!deliveries.retry(deliveryId, Operator.named(who))) {
            throw new TongquException(
                    ErrorCode.INVALID_VALUE,
                    "delivery "
                            + deliveryId
                            + " is "
                            + before.state()
                            + ": only PARKED, REFUSED and RETRY are sent again");
        }
        return one(deliveryId);
    }
}
