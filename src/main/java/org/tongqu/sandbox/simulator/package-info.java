/** What all simulators have: a log of what they received, and faults to switch on. */
@NullMarked
package org.tongqu.sandbox.simulator;

import org.jspecify.annotations.NullMarked;
