/** Where keys come from, and which of them are fit for use. */
@NullMarked
package org.tongqu.sealing.internal.keys;

import org.jspecify.annotations.NullMarked;
