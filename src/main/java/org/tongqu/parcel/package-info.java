/** What mapping hands to sealing, and sealing to transport: plain draft and sealed parcel. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tongqu.parcel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
