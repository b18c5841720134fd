@NullMarked
package org.tongqu.onboarding;

import org.jspecify.annotations.NullMarked;
