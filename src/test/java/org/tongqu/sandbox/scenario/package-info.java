/** Tests of the demo scenarios' casts. */
@NullMarked
package org.tongqu.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
