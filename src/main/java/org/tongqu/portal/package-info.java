/** What citizens and officials may look at. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"failure", "accident", "partner", "disclosure", "sealing", "ledger"})
package org.tongqu.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
