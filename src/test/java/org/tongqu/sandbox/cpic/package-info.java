/** Tests of CPIC-SIM. */
@NullMarked
package org.tongqu.sandbox.cpic;

import org.jspecify.annotations.NullMarked;
