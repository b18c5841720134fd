package org.tongqu.sealing.internal.wire;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.internal.keys.Signatories;
import org.tongqu.sealing.internal.primitive.SignatureAlgorithm;
import org.tongqu.sealing.internal.primitive.Verifier;

/** Who may write to the hub in its own format, and with which keys. */
@Component
final class WireSenders {
    private final PartnerDirectory partners;
    private final KeySource keys;
    private final Signatories signatories;

    WireSenders(PartnerDirectory partners, KeySource keys, Signatories signatories) {
        this.partners = partners;
        this.keys = keys;
        this.signatories = signatories;
    }

    /**
     * The partner of that name.
     *
     * @throws TongquException UNKNOWN_SENDER
     */
    Partner named(String name) {
        return partners.find(name)
                .orElseThrow(
                        () ->
                                new TongquException(
                                        ErrorCode.UNKNOWN_SENDER, "no partner is called " + name));
    }

    /**
     * Refuses a suite that the partner's file does not list.
     *
     * @throws TongquException UNKNOWN_SUITE
     */
    static void requireAgreed(Partner partner, WireSuite suite) {
        if (!partner.suites().wire().contains(suite.wireName())) {
            throw new TongquException(
                    ErrorCode.UNKNOWN_SUITE,
                    "suite " + suite.wireName() + " is not agreed with " + partner.name());
        }
    }

    /**
     * The verifier for the partner's key of that id.
     *
     * @throws TongquException SIGNATURE_INVALID when there is none for the algorithm
     */
    Verifier verifier(Partner partner, String keyId, SignatureAlgorithm algorithm) {
        return keys.signingKey(partner, keyId)
                .filter(key -> key.algorithm() == algorithm.key())
                .map(key -> signatories.verifier(key, algorithm))
                .orElseThrow(Verifier::invalid);
    }
}
