/** What the simulated insurers have in common: their policies, claims and how these proceed. */
@NullMarked
package org.tongqu.sandbox.insurer;

import org.jspecify.annotations.NullMarked;
