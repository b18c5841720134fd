/** The tables of underwriting; the only JDBC of this module. */
@NullMarked
package org.tongqu.underwriting.internal.store;

import org.jspecify.annotations.NullMarked;
