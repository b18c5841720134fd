package org.tongqu.sealing.internal.primitive;

import org.bouncycastle.crypto.Mac;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.macs.ISO9797Alg3Mac;
import org.bouncycastle.crypto.params.KeyParameter;

/** The message authentication codes of suite files and of the hub's own digests. */
public enum MacAlgorithm {
    HMAC_SM3(false) {
        @Override
        Mac create() {
            return new HMac(new SM3Digest());
        }
    },
    HMAC_SHA256(false) {
        @Override
        Mac create() {
            return new HMac(new SHA256Digest());
        }
    },
    /** ISO 9797-1 algorithm 3 (ANSI X9.19), 8 bytes, key of 16 or 24 bytes. */
    RETAIL_MAC(true) {
        @Override
        Mac create() {
            return new ISO9797Alg3Mac(new DESEngine());
        }
    };

    private final boolean legacy;

    MacAlgorithm(boolean legacy) {
        this.legacy = legacy;
    }

    /** Whether only suites of class LEGACY may use it. */
    public boolean isLegacy() {
        return legacy;
    }

    /** The code over the message. */
    public byte[] of(byte[] key, byte[] message) {
        Mac mac = create();
        mac.init(new KeyParameter(key));
        mac.update(message, 0, message.length);
        byte[] code = new byte[mac.getMacSize()];
        mac.doFinal(code, 0);
        return code;
    }

    abstract Mac create();
}
