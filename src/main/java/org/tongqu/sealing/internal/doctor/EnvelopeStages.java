package org.tongqu.sealing.internal.doctor;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.internal.gmt0010.Envelope;
import org.tongqu.sealing.internal.gmt0010.SignedEnvelopes;
import org.tongqu.sealing.internal.suite.Workbench;

import java.util.Arrays;

/** The single steps of opening GM/T 0010, which a suite has as one. */
final class EnvelopeStages {
    private EnvelopeStages() {}

    static void add(StageMaker stages, JsonNode fields, Known known) {
        String from = fields.path("from").asText(Workbench.BODY);
        String to = fields.path("to").asText(Workbench.BODY);
        stages.add(
                StageMaker.fields("take-envelope", "from", from),
                bench -> put(bench, Envelope.read(bench.get(from))));
        stages.add(
                StageMaker.fields("envelope-recipient"),
                bench -> requireRecipient(bench.get("envelope.recipient"), known));
        stages.add("unwrap-key", "form", "DER", "bytes", "16", "from", "envelope.key", "to", "key");
        stages.add(
                "decrypt",
                "cipher",
                "SM4-CBC",
                "key",
                "key",
                "iv",
                "envelope.iv",
                "from",
                "envelope.content",
                "to",
                to);
        stages.add(
                StageMaker.fields("envelope-signer"),
                bench -> requireSigner(bench.get("envelope.signer"), known));
        stages.add(
                "verify",
                "algorithm",
                "SM2-SM3",
                "form",
                "DER",
                "over",
                to,
                "signature",
                "envelope.signature");
    }

    static void put(Workbench bench, Envelope envelope) {
        bench.put("envelope.recipient", envelope.recipient());
        bench.put("envelope.key", envelope.wrappedKey());
        bench.put("envelope.iv", envelope.iv());
        bench.put("envelope.content", envelope.content());
        bench.put("envelope.signer", envelope.signer());
        bench.put("envelope.signature", envelope.signature());
    }

    private static void requireRecipient(byte[] named, Known known) {
        boolean hub =
                known.recipient(KeyAlgorithm.SM2)
                        .filter(own -> own.certificate().isPresent())
                        .filter(
                                own ->
                                        Arrays.equals(
                                                SignedEnvelopes.name(own.certificate()), named))
                        .isPresent();
        if (!hub) {
            throw Refused.because("the envelope names another recipient");
        }
    }

    private static void requireSigner(byte[] named, Known known) {
        boolean senders =
                known.agreed(KeyAlgorithm.SM2).stream()
                        .filter(key -> key.certificate().isPresent())
                        .anyMatch(
                                key ->
                                        Arrays.equals(
                                                SignedEnvelopes.name(key.certificate()), named));
        if (!senders) {
            throw Refused.because("the envelope names another signer");
        }
    }
}
