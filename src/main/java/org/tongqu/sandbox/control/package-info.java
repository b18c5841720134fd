/** The simulators' control API: faults, logs, policies, scenarios. */
@NullMarked
package org.tongqu.sandbox.control;

import org.jspecify.annotations.NullMarked;
