/** Who is connected: partner files, code systems, successions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"failure"})
package org.tongqu.partner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
