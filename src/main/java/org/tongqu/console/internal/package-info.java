/** The endpoints, and the guard before them. */
@NullMarked
package org.tongqu.console.internal;

import org.jspecify.annotations.NullMarked;
