/** Tests of the sandbox. */
@NullMarked
package org.tongqu.sandbox;

import org.jspecify.annotations.NullMarked;
