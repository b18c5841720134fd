/** Who may see what: cuts the view of a case that one recipient may have. */
@NullMarked
@ApplicationModule(allowedDependencies = {"failure", "accident", "partner"})
package org.tongqu.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
