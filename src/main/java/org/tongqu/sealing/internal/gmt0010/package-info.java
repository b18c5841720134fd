/** Messages as GM/T 0010 writes them down, with SM2, SM3 and SM4. */
@NullMarked
package org.tongqu.sealing.internal.gmt0010;

import org.jspecify.annotations.NullMarked;
