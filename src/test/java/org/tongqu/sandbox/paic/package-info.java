/** Tests of PAIC-SIM. */
@NullMarked
package org.tongqu.sandbox.paic;

import org.jspecify.annotations.NullMarked;
