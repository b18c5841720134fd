/** Simulated police, 110 dispatch and portal: the parties that speak the hub's own format. */
@NullMarked
package org.tongqu.sandbox.police;

import org.jspecify.annotations.NullMarked;
