/** How onboarding is done. */
@NullMarked
package org.tongqu.onboarding.internal;

import org.jspecify.annotations.NullMarked;
