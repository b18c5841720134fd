package org.tongqu.delivery.internal.store;

import org.tongqu.sealing.Flaw;

import java.util.Optional;

/**
 * A trial in the shape of a delivery, so that the same code translates and seals it.
 *
 * @param message what a delivery's row would say; its id is negative
 */
public record TrialRow(
        DeliveryRow message, byte[] view, Optional<String> knownReportNo, Optional<Flaw> flaw) {

    /** Whether it asks if an earlier message is there. */
    public boolean isQuestion() {
        return message.message().endsWith("-question");
    }

    /** Whether an id is that of a trial. */
    public static boolean isTrial(long deliveryId) {
        return deliveryId < 0;
    }
}
