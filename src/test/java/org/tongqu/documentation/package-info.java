/** Keeps the pages of {@code docs/} true to the code. */
@NullMarked
package org.tongqu.documentation;

import org.jspecify.annotations.NullMarked;
