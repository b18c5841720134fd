package org.tongqu.console.internal;

import org.tongqu.ledger.Lines.Line;

import java.time.Instant;
import java.util.Optional;

/** A claim as operators see it: whose it is and how far it has come. */
record LineShown(
        String vehicleId,
        String kind,
        String partner,
        String insurerCode,
        Optional<String> reportNo,
        Optional<String> step,
        Optional<String> outcome,
        Instant updatedAt) {

    static LineShown of(Line line) {
        return new LineShown(
                line.key().vehicleId(),
                line.key().kind().name(),
                line.partner(),
                line.insurerCode(),
                line.reportNo(),
                line.progress().step().map(Enum::name),
                line.progress().outcome().map(Enum::name),
                line.updatedAt());
    }
}
