/** Partners' own protocols: suite files, and the steps they are made of. */
@NullMarked
package org.tongqu.sealing.internal.suite;

import org.jspecify.annotations.NullMarked;
