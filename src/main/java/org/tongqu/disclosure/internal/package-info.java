/** Allow-lists, perspectives, and the cut of one by the other. */
@NullMarked
package org.tongqu.disclosure.internal;

import org.jspecify.annotations.NullMarked;
