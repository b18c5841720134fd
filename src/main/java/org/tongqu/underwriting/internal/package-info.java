/** Keys, rules and import of the policy index. */
@NullMarked
package org.tongqu.underwriting.internal;

import org.jspecify.annotations.NullMarked;
