/** Tests of GPIC-SIM. */
@NullMarked
package org.tongqu.sandbox.gpic;

import org.jspecify.annotations.NullMarked;
