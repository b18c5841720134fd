/**
 * Simulators of police, portal and insurers, with faults: never in the production path.
 *
 * <p>It shares no code with the hub, so that both sides cannot be wrong together.
 */
@ApplicationModule(
        displayName = "Sandbox",
        allowedDependencies = {})
@NullMarked
package org.tongqu.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
