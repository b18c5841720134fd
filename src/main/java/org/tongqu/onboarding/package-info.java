/** Brings a partner from nothing to live: new, check, preview, connect, conformance, promote. */
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
