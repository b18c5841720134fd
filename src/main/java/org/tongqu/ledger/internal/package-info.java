/** How the ledger keeps its promises. */
@NullMarked
package org.tongqu.ledger.internal;

import org.jspecify.annotations.NullMarked;
