package org.tongqu.console.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;
import org.tongqu.intake.HeldStatements;

import java.util.List;
import java.util.Optional;

/** Statements that came before the claim they are about; never their content. */
@Component
@Endpoint(id = "held")
class HeldEndpoint {

    private final HeldStatements held;

    HeldEndpoint(HeldStatements held) {
        this.held = held;
    }

    /** Those of one partner or of all, oldest first. */
    @ReadOperation
    List<HeldStatements.Shown> list(@Nullable String partner, @Nullable Integer limit) {
        return held.list(Optional.ofNullable(partner), Limit.of(limit));
    }
}
