/** What would leave to a partner, step by step, without sending it. */
@NullMarked
package org.tongqu.onboarding.internal.preview;

import org.jspecify.annotations.NullMarked;
