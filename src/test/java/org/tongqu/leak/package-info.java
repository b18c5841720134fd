/** Proves that no recipient gets a personal value it may not have. */
@NullMarked
package org.tongqu.leak;

import org.jspecify.annotations.NullMarked;
