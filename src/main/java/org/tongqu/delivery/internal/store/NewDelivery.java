package org.tongqu.delivery.internal.store;

import org.tongqu.delivery.DeliveryState;
import org.tongqu.ledger.Lines;

import java.time.Instant;
import java.util.Optional;

/** A delivery to be planned. */
public record NewDelivery(
        String key,
        String partner,
        String lineKey,
        String accidentNo,
        Optional<Lines.Key> line,
        int eventSeq,
        String eventType,
        int contentVersion,
        String message,
        DeliveryState state,
        Instant dueAt,
        String policyVersion,
        String withheld,
        byte[] view,
        Instant acceptedAt) {}
