package org.tongqu.sealing.internal.doctor;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.BigIntegers;
import org.tongqu.sealing.internal.primitive.Sm2KeyTransport.Form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms that an SM2 ciphertext is found in, each brought into 04 ‖ C1 ‖ C3 ‖ C2. */
record Sm2Shapes(Stage stage, Form agreed) {
    private static final int NUMBER_BYTES = 32;
    private static final int POINT_BYTES = 1 + 2 * NUMBER_BYTES;
    private static final int OVERHEAD = POINT_BYTES + NUMBER_BYTES;

    /** The ciphertext, and what is wrong if this was its form. */
    record Shape(List<Deviation> deviations, byte[] raw) {}

    List<Shape> of(byte[] given) {
        List<Shape> shapes = new ArrayList<>();
        fromDer(given)
                .ifPresent(raw -> addOrders(shapes, differing(Form.DER, Hypothesis.SM2_DER), raw));
        if (given.length > OVERHEAD && given[0] == 4) {
            addOrders(shapes, differing(Form.RAW, Hypothesis.SM2_RAW), given);
        }
        if (given.length >= OVERHEAD) {
            List<Deviation> bare =
                    Deviations.add(
                            differing(Form.RAW, Hypothesis.SM2_RAW),
                            stage.deviation(Hypothesis.SM2_WITHOUT_04, stage.text("from")));
            addOrders(shapes, bare, Rewriting.join(new byte[] {4}, given));
        }
        return shapes;
    }

    private List<Deviation> differing(Form found, Hypothesis otherwise) {
        return found == agreed
                ? List.of()
                : List.of(stage.deviation(otherwise, stage.text("from")));
    }

    private void addOrders(List<Shape> shapes, List<Deviation> deviations, byte[] raw) {
        shapes.add(new Shape(deviations, raw));
        Deviation old = stage.deviation(Hypothesis.SM2_C1C2C3, stage.text("from"));
        shapes.add(new Shape(Deviations.add(deviations, old), reordered(raw)));
    }

    private static byte[] reordered(byte[] raw) {
        int content = raw.length - OVERHEAD;
        byte[] c1 = Arrays.copyOf(raw, POINT_BYTES);
        byte[] c2 = Arrays.copyOfRange(raw, POINT_BYTES, POINT_BYTES + content);
        byte[] c3 = Arrays.copyOfRange(raw, POINT_BYTES + content, raw.length);
        return Rewriting.join(c1, Rewriting.join(c3, c2));
    }

    /** Also with numbers that are not minimal, or octets in the old order. */
    private static Optional<byte[]> fromDer(byte[] given) {
        if (given.length < OVERHEAD || given[0] != 0x30) {
            return Optional.empty();
        }
        return Refused.unlessRefused(() -> parse(given));
    }

    private static byte[] parse(byte[] given) {
        try {
            ASN1Sequence parts = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(given));
            byte[] raw = {4};
            for (int i = 0; i < 2; i++) {
                var number = ASN1Integer.getInstance(parts.getObjectAt(i)).getPositiveValue();
                raw = Rewriting.join(raw, BigIntegers.asUnsignedByteArray(NUMBER_BYTES, number));
            }
            for (int i = 2; i < 4; i++) {
                byte[] octets = ASN1OctetString.getInstance(parts.getObjectAt(i)).getOctets();
                raw = Rewriting.join(raw, octets);
            }
            return raw;
        } catch (IOException other) {
            throw Refused.because("not DER");
        }
    }
}
