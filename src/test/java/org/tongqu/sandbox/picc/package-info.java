/** Tests of PICC-SIM. */
@NullMarked
package org.tongqu.sandbox.picc;

import org.jspecify.annotations.NullMarked;
