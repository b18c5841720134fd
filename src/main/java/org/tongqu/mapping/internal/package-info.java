/** Canonical schemas, the JSLT engine, code tables, formats and charsets. */
@NullMarked
package org.tongqu.mapping.internal;

import org.jspecify.annotations.NullMarked;
