/** Checks of the shape of the code and of the declarative files, not of what they do. */
@NullMarked
package org.tongqu.architecture;

import org.jspecify.annotations.NullMarked;
