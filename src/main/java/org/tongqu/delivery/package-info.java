/** The way out: plan, hand over, send, confirm by proof, retry, park. */
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
            "underwriting"
        })
package org.tongqu.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
