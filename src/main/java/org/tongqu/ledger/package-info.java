/** The only truth: messages, events, cases, lines, outbox, audit, in one transaction. */
@NullMarked
@ApplicationModule(allowedDependencies = {"failure", "accident", "partner", "sealing"})
package org.tongqu.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
