package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.internal.doctor.Known.Signatory;
import org.tongqu.sealing.internal.primitive.DigestAlgorithm;
import org.tongqu.sealing.internal.primitive.EphemeralAgreement;
import org.tongqu.sealing.internal.primitive.KeyDerivation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names and key ids in the header of the wire format, and the agreement on a key. */
final class WireVariation implements Variation {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    public Set<Hypothesis> tries(Stage stage) {
        return switch (stage.kind()) {
            case "wire-suite" -> Set.of(Hypothesis.SUITE_OTHER);
            case "wire-from" -> Set.of(Hypothesis.PARTNER_OTHER);
            case "wire-to", "wire-recipient" -> Set.of(Hypothesis.RECIPIENT_OTHER);
            case "wire-signer" -> Set.of(Hypothesis.SIGNER_OTHER);
            case "agree" -> Set.of(Hypothesis.AGREEMENT, Hypothesis.ENCRYPTED_FOR_OTHER_KEY);
            default -> Set.of();
        };
    }

    @Override
    public Stream<Turn> turns(Stage stage, Situation now, Known known, int left) {
        if (left == 0) {
            return Stream.empty();
        }
        return switch (stage.kind()) {
            case "wire-suite" -> named(stage, Hypothesis.SUITE_OTHER, safe(stage, now));
            case "wire-from" -> named(stage, Hypothesis.PARTNER_OTHER, safe(stage, now));
            case "wire-to" -> named(stage, Hypothesis.RECIPIENT_OTHER, "to: " + safe(stage, now));
            case "wire-recipient" ->
                    named(stage, Hypothesis.RECIPIENT_OTHER, whose(stage, now, known, "h.ekid"));
            case "wire-signer" ->
                    named(stage, Hypothesis.SIGNER_OTHER, whose(stage, now, known, "h.skid"));
            case "agree" -> agreements(stage, now, known);
            default -> Stream.empty();
        };
    }

    private static Stream<Turn> named(Stage stage, Hypothesis hypothesis, String detail) {
        return Stream.of(Turn.of(stage.deviation(hypothesis, detail), bench -> {}));
    }

    /** What the header says, if it has the form of a name. */
    private static String safe(Stage stage, Situation now) {
        String name = Texts.ascii(now.bench().get(stage.text("from")));
        return NAME.matcher(name).matches() ? name : "?";
    }

    private static String whose(Stage stage, Situation now, Known known, String slot) {
        String id = Texts.ascii(now.bench().get(slot));
        KeyAlgorithm kind = KeyAlgorithm.valueOf(stage.text("kind"));
        return slot.substring(2)
                + ": "
                + known.everyone(kind).stream()
                        .filter(key -> key.id().equals(id))
                        .map(Signatory::whose)
                        .findFirst()
                        .orElse("不认识的钥 an unknown key");
    }

    private static Stream<Turn> agreements(Stage stage, Situation now, Known known) {
        Map<String, OwnKey> others = new LinkedHashMap<>();
        known.otherOwn(KeyAlgorithm.P256).forEach(key -> others.put(known.nameOf(key), key));
        Stream<Turn> wrongKey =
                others.entrySet().stream()
                        .flatMap(
                                e ->
                                        secret(e.getValue(), now)
                                                .map(
                                                        z ->
                                                                turn(
                                                                        stage,
                                                                        Hypothesis
                                                                                .ENCRYPTED_FOR_OTHER_KEY,
                                                                        e.getKey(),
                                                                        hkdf(z, info(now)))));
        Stream<Turn> derivations =
                known.recipient(KeyAlgorithm.P256).stream()
                        .flatMap(own -> secret(own, now))
                        .flatMap(z -> derivations(stage, now, z));
        return Stream.concat(derivations, wrongKey);
    }

    private static Stream<Turn> derivations(Stage stage, Situation now, byte[] z) {
        byte[] zeros = info(now);
        String spaced = Texts.ascii(zeros).replace("\0", "");
        Map<String, byte[]> keys = new LinkedHashMap<>();
        keys.put("无 HKDF no HKDF", z);
        keys.put("SHA-256(Z)", DigestAlgorithm.SHA_256.of(z));
        keys.put("info 空 empty", hkdf(z, new byte[0]));
        keys.put("info 无 00 without 00", hkdf(z, Texts.bytes(spaced)));
        keys.put("info = tongqu-v1", hkdf(z, Texts.bytes("tongqu-v1")));
        return keys.entrySet().stream()
                .map(key -> turn(stage, Hypothesis.AGREEMENT, key.getKey(), key.getValue()));
    }

    private static Turn turn(Stage stage, Hypothesis hypothesis, String detail, byte[] key) {
        return Turn.of(stage.deviation(hypothesis, detail), bench -> bench.put("key", key));
    }

    private static Stream<byte[]> secret(OwnKey own, Situation now) {
        return Refused.unlessRefused(
                () -> EphemeralAgreement.secret(own.privateKey(), now.bench().get("ek")))
                .stream();
    }

    private static byte[] hkdf(byte[] z, byte[] info) {
        return KeyDerivation.hkdfSha256(z, info, 32);
    }

    private static byte[] info(Situation now) {
        return WireStages.info(now.bench());
    }
}
