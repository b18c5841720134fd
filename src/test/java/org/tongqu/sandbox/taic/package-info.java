/** Tests of TAIC-SIM. */
@NullMarked
package org.tongqu.sandbox.taic;

import org.jspecify.annotations.NullMarked;
