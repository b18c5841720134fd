package org.tongqu.onboarding;

import org.tongqu.onboarding.internal.check.Checkout;
import org.tongqu.onboarding.internal.check.CheckoutCheck;
import org.tongqu.partner.TongquPaths;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds what would keep a partner from working, without starting the hub. */
public final class PartnerCheck {
    private final CheckoutCheck check;

    /**
     * What is looked at beside the declarative files.
     *
     * @param keys whether key files must be there and be fit for use
     * @param endpoints whether the partners' endpoints must answer
     */
    public record Scope(boolean keys, boolean endpoints) {
        /** The declarative files alone, as a build can check them. */
        public static final Scope FILES = new Scope(false, false);
    }

    /**
     * A check of one checkout.
     *
     * @param placeholders resolves {@code ${NAME:default}}, or throws IllegalArgumentException
     */
    public PartnerCheck(
            TongquPaths paths, UnaryOperator<String> placeholders, Clock clock, Scope scope) {
        this.check = new CheckoutCheck(new Checkout(paths, placeholders, clock), scope);
    }

    /**
     * Everything found, errors first.
     *
     * @param name of the only partner to look at; empty for all, and for the files of nobody
     * @throws org.tongqu.failure.TongquException NOT_FOUND when no file has that name
     */
    public List<Finding> findings(Optional<String> name) {
        return check.findings(name);
    }
}
