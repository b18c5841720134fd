/** Artemis, inside this process or outside, and the pools of connections to it. */
@NullMarked
package org.tongqu.broker.internal;

import org.jspecify.annotations.NullMarked;
