/** Tongqu's wire format as a stranger writes it from docs/wire-format.md. */
@NullMarked
package org.tongqu.sandbox.wire;

import org.jspecify.annotations.NullMarked;
