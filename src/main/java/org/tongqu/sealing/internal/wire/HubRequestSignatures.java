package org.tongqu.sealing.internal.wire;

import org.springframework.stereotype.Component;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.RequestSignatures;
import org.tongqu.sealing.internal.Freshness;
import org.tongqu.sealing.internal.primitive.SignatureForm;

import java.time.Clock;
import java.time.Instant;

/** Verifies requests without a sealed body. */
@Component
final class HubRequestSignatures implements RequestSignatures {
    private final WireSenders senders;
    private final Freshness freshness;

    HubRequestSignatures(WireSenders senders, Clock clock) {
        this.senders = senders;
        this.freshness = new Freshness(clock);
    }

    @Override
    public Caller verify(SignedRequest request) {
        RequestSignature signature =
                RequestSignature.parse(request.signatureInput(), request.signature());
        Partner caller = senders.named(signature.tag());
        WireSenders.requireAgreed(caller, WireSuite.signedBy(signature.algorithm()));
        byte[] base =
                RequestSignature.base(
                        request.method(), request.path(), request.query(), signature.parameters());
        senders.verifier(caller, signature.keyId(), signature.algorithm())
                .require(base, signature.signature(), SignatureForm.RAW);
        freshness.require(Instant.ofEpochSecond(signature.created()));
        return new Caller(caller, signature.nonce());
    }
}
