package org.tongqu.underwriting.internal;

import org.tongqu.underwriting.internal.store.IndexedPolicy;

import java.util.Arrays;
import java.util.Optional;

/** A vehicle by its blind keys. */
record VehicleKeys(Optional<byte[]> plate, Optional<byte[]> vin) {

    /** Whether the policy was written for another vehicle: the VIN decides, else the plate. */
    boolean differFrom(IndexedPolicy policy) {
        if (vin.isPresent() && policy.vinIndex().isPresent()) {
            return !Arrays.equals(vin.get(), policy.vinIndex().get());
        }
        return plate.isPresent()
                && policy.plateIndex().isPresent()
                && !Arrays.equals(plate.get(), policy.plateIndex().get());
    }
}
