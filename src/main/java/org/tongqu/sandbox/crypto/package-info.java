/** The sandbox's own cryptography, written from the standards and not from the hub's code. */
@NullMarked
package org.tongqu.sandbox.crypto;

import org.jspecify.annotations.NullMarked;
