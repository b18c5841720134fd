/** Tests of CCIC-SIM. */
@NullMarked
package org.tongqu.sandbox.ccic;

import org.jspecify.annotations.NullMarked;
