/** The ledger's tables; the only code that reaches them. */
@NullMarked
package org.tongqu.ledger.internal.store;

import org.jspecify.annotations.NullMarked;
