package org.tongqu.sealing.internal;

import org.springframework.stereotype.Component;
import org.tongqu.sealing.Digests;
import org.tongqu.sealing.internal.primitive.DigestAlgorithm;

import java.util.HexFormat;

/** {@link Digests} by BouncyCastle. */
@Component
final class PlainDigests implements Digests {

    @Override
    public byte[] sm3(byte[] bytes) {
        return DigestAlgorithm.SM3.of(bytes);
    }

    @Override
    public String sm3Hex(byte[] bytes) {
        return HexFormat.of().formatHex(sm3(bytes));
    }
}
