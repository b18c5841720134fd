package org.tongqu.sealing.internal.doctor;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.internal.primitive.Sm2KeyTransport.Form;

import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Form, order and recipient of an SM2 ciphertext, and what was encrypted in it. */
final class UnwrapVariation implements Variation {

    @Override
    public Set<Hypothesis> tries(Stage stage) {
        return switch (stage.kind()) {
            case "unwrap-key" ->
                    Set.of(
                            Hypothesis.SM2_C1C2C3,
                            Hypothesis.SM2_WITHOUT_04,
                            Hypothesis.SM2_DER,
                            Hypothesis.SM2_RAW,
                            Hypothesis.ENCRYPTED_FOR_OTHER_KEY,
                            Hypothesis.KEY_WRAPPED_AS_TEXT);
            default -> Set.of();
        };
    }

    @Override
    public Stream<Turn> turns(Stage stage, Situation now, Known known, int left) {
        if (!stage.is("unwrap-key") || left == 0) {
            return Stream.empty();
        }
        byte[] given = now.bench().get(stage.text("from"));
        Form agreed = stage.choice("form", Form.class, Form.RAW);
        return new Sm2Shapes(stage, agreed)
                .of(given).stream()
                        .filter(shape -> shape.deviations().size() <= left)
                        .flatMap(shape -> opened(stage, shape, known, left));
    }

    private record Recipient(List<Deviation> deviations, OwnKey key) {}

    private static Stream<Turn> opened(Stage stage, Sm2Shapes.Shape shape, Known known, int left) {
        return recipients(stage, known).stream()
                .filter(to -> to.deviations().size() + shape.deviations().size() <= left)
                .flatMap(
                        to ->
                                decrypt(to.key(), shape.raw())
                                        .flatMap(content -> read(stage, shape, to, content))
                                        .stream())
                .filter(turn -> turn.cost() <= left && turn.cost() > 0);
    }

    private static Optional<Turn> read(
            Stage stage, Sm2Shapes.Shape shape, Recipient to, byte[] content) {
        List<Deviation> deviations = Deviations.join(shape.deviations(), to.deviations());
        int bytes = Integer.parseInt(stage.text("bytes", "16"));
        String slot = stage.text("to");
        if (content.length == bytes) {
            return Optional.of(new Turn(deviations, bench -> bench.put(slot, content)));
        }
        String text = Texts.ascii(content).strip();
        Deviation asText =
                stage.deviation(Hypothesis.KEY_WRAPPED_AS_TEXT, text.length() + " chars");
        return Texts.hex(text)
                .filter(key -> key.length == bytes)
                .or(() -> Texts.base64(text).filter(key -> key.length == bytes))
                .map(
                        key ->
                                new Turn(
                                        Deviations.add(deviations, asText),
                                        bench -> bench.put(slot, key)));
    }

    private static List<Recipient> recipients(Stage stage, Known known) {
        List<Recipient> all = new ArrayList<>();
        known.recipient(KeyAlgorithm.SM2).ifPresent(own -> all.add(new Recipient(List.of(), own)));
        for (OwnKey own : known.otherOwn(KeyAlgorithm.SM2)) {
            Deviation other =
                    stage.deviation(Hypothesis.ENCRYPTED_FOR_OTHER_KEY, known.nameOf(own));
            all.add(new Recipient(List.of(other), own));
        }
        return all;
    }

    private static Optional<byte[]> decrypt(OwnKey key, byte[] raw) {
        return Refused.unlessRefused(
                () -> {
                    try {
                        SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
                        engine.init(false, ECUtil.generatePrivateKeyParameter(key.privateKey()));
                        return engine.processBlock(raw, 0, raw.length);
                    } catch (InvalidCipherTextException | InvalidKeyException wrong) {
                        throw Refused.because("does not decrypt");
                    }
                });
    }
}
