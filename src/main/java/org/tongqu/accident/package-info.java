/** The canonical model: cases, events, vehicles, claim steps, and the rules that change them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"failure"})
package org.tongqu.accident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
