/** Delivery's tables; the only code that reaches them. */
@NullMarked
package org.tongqu.delivery.internal.store;

import org.jspecify.annotations.NullMarked;
