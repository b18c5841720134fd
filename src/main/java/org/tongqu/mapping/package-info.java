/** How data changes: partner's shape, codes and charset to canonical and back. */
@NullMarked
@ApplicationModule(allowedDependencies = {"failure", "accident", "disclosure", "partner", "parcel"})
package org.tongqu.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
