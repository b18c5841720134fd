/** The traps of docs/traps.md, and what each simulated insurer's tables say, as literal data. */
@NullMarked
package org.tongqu.traps;

import org.jspecify.annotations.NullMarked;
