/** How the files of a new partner are made from those of another. */
@NullMarked
package org.tongqu.onboarding.internal.scaffold;

import org.jspecify.annotations.NullMarked;
