package org.tongqu.sealing.internal.suite;

import org.springframework.stereotype.Component;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.Flaw;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.KeySource.PartnerKey;
import org.tongqu.sealing.KeySource.Use;
import org.tongqu.sealing.internal.gmt0010.SignedEnvelopes;
import org.tongqu.sealing.internal.keys.Signatories;

import java.security.SecureRandom;
import java.util.Map;
import java.util.function.Function;

/** The steps that make and open whole envelopes of a standard. */
@Component
final class EnvelopeSteps {
    private final KeySource keys;
    private final SignedEnvelopes envelopes;

    EnvelopeSteps(KeySource keys, Signatories signatories) {
        this.keys = keys;
        this.envelopes = new SignedEnvelopes(signatories, new SecureRandom());
    }

    void addTo(Map<String, Function<StepFields, Step>> steps) {
        steps.put("sign-and-envelop", this::signAndEnvelop);
        steps.put("open-signed-envelope", this::openSignedEnvelope);
    }

    private Step signAndEnvelop(StepFields f) {
        String from = f.text("from", Workbench.BODY);
        String to = f.text("to", Workbench.BODY);
        return bench ->
                bench.put(
                        to,
                        envelopes.seal(
                                bench.get(from),
                                keys.own(KeyAlgorithm.SM2, Use.SIGN),
                                recipient(bench)));
    }

    /** The partner's key; for a flaw another one under its name, which the partner has not. */
    private PartnerKey recipient(Workbench bench) {
        PartnerKey key = keys.encryptionKey(bench.partner(), KeyAlgorithm.SM2);
        return bench.has(Flaw.WRONG_RECIPIENT)
                ? new PartnerKey(
                        key.id(),
                        key.algorithm(),
                        keys.own(KeyAlgorithm.SM2, Use.SIGN).publicKey(),
                        key.certificate())
                : key;
    }

    private Step openSignedEnvelope(StepFields f) {
        String from = f.text("from", Workbench.BODY);
        String to = f.text("to", Workbench.BODY);
        return bench -> {
            bench.put(
                    to,
                    envelopes.open(
                            bench.get(from),
                            keys.own(KeyAlgorithm.SM2, Use.ENCRYPT),
                            keys.signingKeys(bench.partner())));
            bench.proven(Partner.Proof.SIGNED);
        };
    }
}
