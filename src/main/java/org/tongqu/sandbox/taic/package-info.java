/** TAIC-SIM: pairs in GBK over a TCP socket, 3DES and a retail MAC (simulated). */
@NullMarked
package org.tongqu.sandbox.taic;

import org.jspecify.annotations.NullMarked;
