/** Live tests of one connection, a probe for each kind of transport. */
@NullMarked
package org.tongqu.onboarding.internal.connect;

import org.jspecify.annotations.NullMarked;
