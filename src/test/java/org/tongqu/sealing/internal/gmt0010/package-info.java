/** Tests of GM/T 0010 against an implementation that shares no code with it. */
@NullMarked
package org.tongqu.sealing.internal.gmt0010;

import org.jspecify.annotations.NullMarked;
