/** Finds out why a sealed message does not open: hypotheses, tried until one fits. */
@NullMarked
package org.tongqu.sealing.internal.doctor;

import org.jspecify.annotations.NullMarked;
