/** Tests of onboarding's parts. */
@NullMarked
package org.tongqu.onboarding.internal;

import org.jspecify.annotations.NullMarked;
