/** Tests of frames and of connections to partners. */
@NullMarked
package org.tongqu.routes;

import org.jspecify.annotations.NullMarked;
