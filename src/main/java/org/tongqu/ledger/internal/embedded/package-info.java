/** The ledger's database: a PostgreSQL that Tongqu starts itself, or the one it is told to use. */
@NullMarked
package org.tongqu.ledger.internal.embedded;

import org.jspecify.annotations.NullMarked;
