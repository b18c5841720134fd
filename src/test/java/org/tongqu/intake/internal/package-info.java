@NullMarked
package org.tongqu.intake.internal;

import org.jspecify.annotations.NullMarked;
