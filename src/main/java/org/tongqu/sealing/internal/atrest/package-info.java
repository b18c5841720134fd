/** Guards data at rest. */
@NullMarked
package org.tongqu.sealing.internal.atrest;

import org.jspecify.annotations.NullMarked;
