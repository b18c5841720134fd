/** Tests of TLS with national algorithms. */
@NullMarked
package org.tongqu.sealing.internal.tls;

import org.jspecify.annotations.NullMarked;
