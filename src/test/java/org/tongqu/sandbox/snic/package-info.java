/** Tests of SNIC-SIM. */
@NullMarked
package org.tongqu.sandbox.snic;

import org.jspecify.annotations.NullMarked;
