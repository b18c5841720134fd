/** How partner files and other declarative files are read. */
@NullMarked
package org.tongqu.partner.internal;

import org.jspecify.annotations.NullMarked;
