/** Intake's tables; the only code that reaches them. */
@NullMarked
package org.tongqu.intake.internal.store;

import org.jspecify.annotations.NullMarked;
