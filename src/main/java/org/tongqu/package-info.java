/** Tongqu: carries accident data between traffic police and insurers, sealed and accounted for. */
@NullMarked
package org.tongqu;

import org.jspecify.annotations.NullMarked;
