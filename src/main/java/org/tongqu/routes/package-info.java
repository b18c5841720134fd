/** Beans that the routes in {@code routes/} name. The only place with Apache Camel. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "failure",
            "accident",
            "partner",
            "parcel",
            "sealing",
            "mapping",
            "ledger",
            "intake",
            "delivery",
            "portal",
            "broker",
            "underwriting"
        })
package org.tongqu.routes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
