@NullMarked
package org.tongqu.sealing;

import org.jspecify.annotations.NullMarked;
