/** How delivery keeps its promises. */
@NullMarked
package org.tongqu.delivery.internal;

import org.jspecify.annotations.NullMarked;
