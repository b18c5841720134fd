/** Onboarding's tables; the only code that reaches them. */
@NullMarked
package org.tongqu.onboarding.internal.store;

import org.jspecify.annotations.NullMarked;
