package org.tongqu.delivery;

/** States of a delivery (docs/architecture.md, delivery). */
public enum DeliveryState {
    PENDING,
    SENDING,
    AWAITING,
    CONFIRMED,
    RETRY,
    UNKNOWN,
    PARKED,
    REFUSED,
    REDIRECTED
}
