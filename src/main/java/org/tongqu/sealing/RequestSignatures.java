package org.tongqu.sealing;

import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;

import java.util.Optional;

/** HTTP message signatures (RFC 9421) of requests without a sealed body (wire-format §4). */
public interface RequestSignatures {

    /** The parts of a request that are signed. */
    record SignedRequest(
            String method,
            String path,
            Optional<String> query,
            String signatureInput,
            String signature) {}

    /** Who asked, and the nonce that an answer repeats. */
    record Caller(Partner partner, String nonce) {}

    /**
     * Verifies signature and freshness; the caller must still refuse a repeated nonce.
     *
     * @throws TongquException SIGNATURE_INVALID, UNKNOWN_SENDER, STALE_TIME
     */
    Caller verify(SignedRequest request);
}
