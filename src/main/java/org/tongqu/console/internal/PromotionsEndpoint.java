package org.tongqu.console.internal;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.Lifecycle;
import org.tongqu.onboarding.Lifecycle.Standing;
import org.tongqu.partner.PartnerStage;

import java.util.List;

/** How far each partner has come, and the orders to take it further; audited. */
@Component
@Endpoint(id = "promotions")
class PromotionsEndpoint {
    private static final String APPROVE = "approve";

    private final Lifecycle lifecycle;

    PromotionsEndpoint(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** All partners, by name. */
    @ReadOperation
    List<Standing> all() {
        return lifecycle.standings();
    }

    /** One partner. */
    @ReadOperation
    Standing one(@Selector String partner) {
        return lifecycle.standing(partner);
    }

    /** Takes a partner to a stage; to live, this only asks. */
    @WriteOperation
    Standing promote(@Selector String partner, String to, String who, String why) {
        return lifecycle.promote(
                partner, Choice.of(PartnerStage.class, "to", to), Operator.named(who), why);
    }

    /** The second person's yes to live, below {@code /approve}. */
    @WriteOperation
    Standing approve(@Selector String partner, @Selector String step, String who, String why) {
        if (!step.equals(APPROVE)) {
            throw new TongquException(ErrorCode.NOT_FOUND, "no step " + step);
        }
        return lifecycle.approve(partner, Operator.named(who), why);
    }
}
