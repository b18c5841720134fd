package org.tongqu.underwriting.internal;

import org.tongqu.sealing.DataCipher;

import java.util.Optional;

/** Blind indexes of what policies are found by. Thread-safe. */
final class BlindKeys {
    private static final String PLATE = "underwriting.plate";
    private static final String VIN = "underwriting.vin";
    private static final String POLICY_NO = "underwriting.policyNo";

    private final DataCipher cipher;

    BlindKeys(DataCipher cipher) {
        this.cipher = cipher;
    }

    /** Of plate and plate type together; a plate without its type names no vehicle. */
    Optional<byte[]> plate(Optional<String> plateNo, Optional<String> plateType) {
        return plateNo.flatMap(Normalised::plate)
                .flatMap(
                        plate ->
                                plateType.map(
                                        type -> cipher.blindIndex(PLATE, plate + "|" + type)));
    }

    /** Of a VIN. */
    Optional<byte[]> vin(Optional<String> vin) {
        return vin.flatMap(Normalised::vin).map(known -> cipher.blindIndex(VIN, known));
    }

    /** Of a policy number. */
    Optional<byte[]> policyNo(Optional<String> policyNo) {
        return policyNo.flatMap(Normalised::policyNo)
                .map(known -> cipher.blindIndex(POLICY_NO, known));
    }
}
