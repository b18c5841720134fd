/** The {@code tongqu} command: everything a person can ask of Tongqu from a terminal. */
@ApplicationModule(displayName = "Command")
@NullMarked
package org.tongqu.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
