/** TLS with national algorithms, by BouncyCastle's JSSE provider. */
@NullMarked
package org.tongqu.sealing.internal.tls;

import org.jspecify.annotations.NullMarked;
