/** What can go wrong, each with a stable code, a kind and words that help. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tongqu.failure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
