/** Finds the company that serves each policy of a vehicle at the time of the accident. */
@NullMarked
@ApplicationModule(allowedDependencies = {"failure", "accident", "partner", "ledger", "sealing"})
package org.tongqu.underwriting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
