/** How the portal keeps its promises. */
@NullMarked
package org.tongqu.portal.internal;

import org.jspecify.annotations.NullMarked;
