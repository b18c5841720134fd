/** Tongqu's own wire format: sealed messages, receipts, signed requests. */
@NullMarked
package org.tongqu.sealing.internal.wire;

import org.jspecify.annotations.NullMarked;
