package org.tongqu.console.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.DetailPulls;

import java.util.List;
import java.util.Optional;

/** Details that partners told us of: what is to be fetched, and what was given up. */
@Component
@Endpoint(id = "pulls")
class PullsEndpoint {

    private final DetailPulls pulls;

    PullsEndpoint(DetailPulls pulls) {
        this.pulls = pulls;
    }

    /** Pulls of a state (OPEN when none is named), oldest first. */
    @ReadOperation
    List<DetailPulls.Shown> list(
            @Nullable String partner, @Nullable String state, @Nullable Integer limit) {
        DetailPulls.State wanted =
                state == null
                        ? DetailPulls.State.OPEN
                        : Choice.of(DetailPulls.State.class, "state", state);
        return pulls.list(Optional.ofNullable(partner), wanted, Limit.of(limit));
    }

    /** Opens a pull again; INVALID_VALUE when it was not given up. */
    @WriteOperation
    void retry(@Selector String partner, @Selector String id, String who) {
        if (!pulls.retry(partner, id, Operator.named(who))) {
            throw new TongquException(
                    ErrorCode.INVALID_VALUE,
                    "pull " + id + " of " + partner + " was not given up: nothing to do again");
        }
    }
}
