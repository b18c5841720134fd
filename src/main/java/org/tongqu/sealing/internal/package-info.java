/** Implements the sealing module; nothing outside it may look inside. */
@NullMarked
package org.tongqu.sealing.internal;

import org.jspecify.annotations.NullMarked;
