/** Tests of CICP-SIM. */
@NullMarked
package org.tongqu.sandbox.cicp;

import org.jspecify.annotations.NullMarked;
