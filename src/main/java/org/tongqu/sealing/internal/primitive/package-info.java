/** Single cryptographic operations, each strict about its input. */
@NullMarked
package org.tongqu.sealing.internal.primitive;

import org.jspecify.annotations.NullMarked;
