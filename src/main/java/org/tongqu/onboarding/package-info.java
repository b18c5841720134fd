/** Brings a partner from nothing to its first valid message: new, check, preview, connect. */
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
