/** YGBX-SIM: forms over plain HTTP, a sign of MD5, GBK, and no idempotency; all of it invented. */
@NullMarked
package org.tongqu.sandbox.ygbx;

import org.jspecify.annotations.NullMarked;
