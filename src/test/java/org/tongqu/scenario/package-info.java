/** The whole hub, real servers all round, driven as its partners drive it. */
@NullMarked
package org.tongqu.scenario;

import org.jspecify.annotations.NullMarked;
