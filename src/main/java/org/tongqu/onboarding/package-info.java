/** How a partner comes into the exchange: conformance, backtest, and the steps to live. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "failure",
            "accident",
            "partner",
            "parcel",
            "disclosure",
            "mapping",
            "sealing",
            "ledger",
            "delivery",
            "underwriting"
        })
package org.tongqu.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
