/** Tests of the sandbox's own wire format. */
@NullMarked
package org.tongqu.sandbox.wire;

import org.jspecify.annotations.NullMarked;
