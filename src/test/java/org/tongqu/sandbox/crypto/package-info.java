/** Tests of the sandbox's own crypto. */
@NullMarked
package org.tongqu.sandbox.crypto;

import org.jspecify.annotations.NullMarked;
