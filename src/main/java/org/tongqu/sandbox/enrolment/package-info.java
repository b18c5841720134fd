/** The simulators' own keys, and what they hand over to the hub. */
@NullMarked
package org.tongqu.sandbox.enrolment;

import org.jspecify.annotations.NullMarked;
