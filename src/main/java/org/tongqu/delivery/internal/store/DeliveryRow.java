package org.tongqu.delivery.internal.store;

import org.tongqu.accident.PolicyKind;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.ledger.Lines;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A delivery as it is stored, without its encrypted parts.
 *
 * @param probes attempts that only tried whether an unreachable partner is back
 * @param unsure whether the partner may hold it already, so that it is asked before a send
 */
public record DeliveryRow(
        long deliveryId,
        UUID uuid,
        String partner,
        String lineKey,
        String accidentNo,
        Optional<String> vehicleId,
        Optional<PolicyKind> policyKind,
        String eventType,
        int contentVersion,
        String message,
        DeliveryState state,
        int attempt,
        long token,
        String policyVersion,
        Instant acceptedAt,
        long traceNo,
        boolean unsure,
        int probes) {

    /** Attempts that count towards the partner's limit. */
    public int used() {
        return attempt - probes;
    }

    /** The number of 12 digits that names it, the same at every attempt. */
    public String trace() {
        return "%012d".formatted(traceNo);
    }

    /** Whether an answer means this delivery: by its id or by its trace number. */
    public boolean isNamed(String reference) {
        return reference.equals(uuid.toString()) || reference.equals(trace());
    }

    /** The line this delivery is for; empty for police and the like. */
    public Optional<Lines.Key> line() {
        return vehicleId.flatMap(
                vehicle -> policyKind.map(kind -> new Lines.Key(accidentNo, vehicle, kind)));
    }
}
