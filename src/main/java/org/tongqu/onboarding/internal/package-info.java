/** What the checks, the preview and the test of a connection share. */
@NullMarked
package org.tongqu.onboarding.internal;

import org.jspecify.annotations.NullMarked;
