package org.tongqu.sealing.internal.doctor;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.tongqu.sealing.internal.gmt0010.Envelope;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GM/T 0010 with whatever algorithm identifiers, BER, or bytes after it. */
record LenientEnvelope(Envelope envelope, String differences) {
    private static final String ARC = "1.2.156.10197.";

    static Optional<LenientEnvelope> read(byte[] bytes) {
        return Refused.unlessRefused(() -> parse(bytes));
    }

    private static LenientEnvelope parse(byte[] bytes) {
        List<String> differences = new ArrayList<>();
        ASN1Sequence info = first(bytes, differences);
        compare(differences, "contentType", info.getObjectAt(0), "6.1.4.2.4");
        ASN1Sequence data =
                ASN1Sequence.getInstance(
                        ASN1TaggedObject.getInstance(
                                info.getObjectAt(1), BERTags.CONTEXT_SPECIFIC, 0),
                        true);
        ASN1Sequence to = only(data.getObjectAt(1));
        compareFirst(differences, "keyEncryption", to.getObjectAt(2), "1.301.3");
        compareFirst(differences, "digest", ASN1Set.getInstance(data.getObjectAt(2)), "1.401");
        ASN1Sequence content = ASN1Sequence.getInstance(data.getObjectAt(3));
        compare(differences, "content", content.getObjectAt(0), "6.1.4.2.1");
        ASN1Sequence cipher = ASN1Sequence.getInstance(content.getObjectAt(1));
        compare(differences, "cipher", cipher.getObjectAt(0), "1.104.2");
        ASN1Sequence by = only(data.getObjectAt(data.size() - 1));
        compareFirst(differences, "digest", by.getObjectAt(2), "1.401");
        compareFirst(differences, "signature", by.getObjectAt(3), "1.301.1");
        return new LenientEnvelope(
                new Envelope(
                        der(to.getObjectAt(1)),
                        octets(to.getObjectAt(3)),
                        octets(cipher.getObjectAt(1)),
                        secret(content.getObjectAt(2)),
                        der(by.getObjectAt(1)),
                        octets(by.getObjectAt(by.size() - 1))),
                String.join(", ", differences));
    }

    private static ASN1Sequence first(byte[] bytes, List<String> differences) {
        try (ASN1InputStream input = new ASN1InputStream(bytes)) {
            ASN1Sequence first = ASN1Sequence.getInstance(input.readObject());
            int after = input.available();
            if (after > 0) {
                differences.add("末尾多余 left over: " + after + " bytes");
            }
            return first;
        } catch (IOException other) {
            throw Refused.because("not ASN.1");
        }
    }

    private static void compareFirst(
            List<String> differences, String what, ASN1Encodable algorithm, String wanted) {
        ASN1Encodable found =
                algorithm instanceof ASN1Set set
                        ? ASN1Sequence.getInstance(set.getObjectAt(0)).getObjectAt(0)
                        : ASN1Sequence.getInstance(algorithm).getObjectAt(0);
        compare(differences, what, found, wanted);
    }

    private static void compare(
            List<String> differences, String what, ASN1Encodable found, String wanted) {
        String id = ASN1ObjectIdentifier.getInstance(found).getId();
        if (!id.equals(ARC + wanted)) {
            differences.add(what + " " + id + " ≠ " + ARC + wanted);
        }
    }

    private static ASN1Sequence only(ASN1Encodable set) {
        return ASN1Sequence.getInstance(ASN1Set.getInstance(set).getObjectAt(0));
    }

    private static byte[] octets(ASN1Encodable value) {
        return ASN1OctetString.getInstance(value).getOctets();
    }

    private static byte[] secret(ASN1Encodable tagged) {
        return octets(
                ASN1TaggedObject.getInstance(tagged).getBaseUniversal(false, BERTags.OCTET_STRING));
    }

    private static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER");
        } catch (IOException impossible) {
            throw Refused.because("cannot be encoded");
        }
    }
}
