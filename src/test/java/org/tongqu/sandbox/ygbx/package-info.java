@NullMarked
package org.tongqu.sandbox.ygbx;

import org.jspecify.annotations.NullMarked;
