/** What {@code tongqu partner check} looks at, one class a subject. */
@NullMarked
package org.tongqu.onboarding.internal.check;

import org.jspecify.annotations.NullMarked;
