/** The demo scenarios: what happens on the road, played by the simulators. */
@NullMarked
package org.tongqu.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
