/** Tests of the beans that routes name. */
@NullMarked
package org.tongqu.routes;

import org.jspecify.annotations.NullMarked;
