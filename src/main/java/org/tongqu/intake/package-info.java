/** The way in: open, translate, authorise, record, answer with a receipt. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "failure",
            "accident",
            "partner",
            "parcel",
            "mapping",
            "sealing",
            "ledger"
        })
package org.tongqu.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
