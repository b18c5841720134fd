package org.tongqu.sealing.internal.atrest;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.util.Locale;

/** Property {@code tongqu.at-rest.suite}: which cipher guards what is stored from now on. */
enum AtRestSuite {
    AES_256_GCM(32),
    /** Where an assessment of commercial cryptography asks for it; fifty times slower. */
    SM4_GCM(16);

    private final int keyBytes;

    AtRestSuite(int keyBytes) {
        this.keyBytes = keyBytes;
    }

    int keyBytes() {
        return keyBytes;
    }

    static AtRestSuite named(String name) {
        for (AtRestSuite suite : values()) {
            if (suite.name().replace('_', '-').toLowerCase(Locale.ROOT).equals(name)) {
                return suite;
            }
        }
        throw new TongquException(
                ErrorCode.CONFIG_INVALID,
                "tongqu.at-rest.suite is " + name + "; write aes-256-gcm or sm4-gcm");
    }
}
