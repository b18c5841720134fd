/** What the parts of onboarding share. */
@NullMarked
package org.tongqu.onboarding.internal;

import org.jspecify.annotations.NullMarked;
