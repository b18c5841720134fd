/** Fixtures that the tests of several modules share. */
@NullMarked
package org.tongqu.testing;

import org.jspecify.annotations.NullMarked;
