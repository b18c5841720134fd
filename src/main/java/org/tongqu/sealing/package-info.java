/**
 * Seals and opens parcels, signs receipts, guards data at rest. The only place with BouncyCastle.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"failure", "partner", "parcel"})
package org.tongqu.sealing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
