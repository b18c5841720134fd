package org.tongqu.sealing.internal.gmt0010;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.util.Arrays;

/**
 * SignedAndEnvelopedData of GM/T 0010, taken apart: one recipient, one signer, no attributes.
 *
 * <p>Certificates and revocation lists that come along are gone over: who may sign is known
 * already.
 *
 * @param recipient issuer and serial number of the certificate it is encrypted for, as DER
 * @param wrappedKey the content's key under SM2, as GM/T 0009 writes it
 * @param iv of SM4-CBC
 * @param content encrypted
 * @param signer issuer and serial number of the certificate it is signed with, as DER
 * @param signature over the plain content, as GM/T 0009 writes it
 */
public record Envelope(
        byte[] recipient,
        byte[] wrappedKey,
        byte[] iv,
        byte[] content,
        byte[] signer,
        byte[] signature) {
    private static final byte[] VERSION = {1};
    private static final int IN_CONTENT = 0xa0;
    private static final int CONTENT = 0x80;
    private static final int CERTIFICATES = 0xa0;
    private static final int REVOCATIONS = 0xa1;

    /** Reads one; refuses all else, trailing bytes included. */
    public static Envelope read(byte[] der) {
        StrictDer outer = new StrictDer(der);
        StrictDer info = outer.enter(StrictDer.SEQUENCE);
        outer.end();
        requireOid(info, Oids.SIGNED_AND_ENVELOPED);
        StrictDer explicit = info.enter(IN_CONTENT);
        info.end();
        StrictDer data = explicit.enter(StrictDer.SEQUENCE);
        explicit.end();
        return readData(data);
    }

    private static Envelope readData(StrictDer data) {
        requireVersion(data);
        StrictDer to = only(data);
        requireVersion(to);
        byte[] recipient = to.element(StrictDer.SEQUENCE);
        requireAlgorithm(to, Oids.SM2_ENCRYPTION);
        byte[] wrapped = to.content(StrictDer.OCTETS);
        to.end();
        requireDigest(data);
        StrictDer content = data.enter(StrictDer.SEQUENCE);
        byte[] iv = iv(content);
        byte[] secret = content.content(CONTENT);
        content.end();
        data.skipIf(CERTIFICATES);
        data.skipIf(REVOCATIONS);
        StrictDer by = only(data);
        data.end();
        requireVersion(by);
        byte[] signer = by.element(StrictDer.SEQUENCE);
        requireAlgorithm(by, Oids.SM3);
        requireAlgorithm(by, Oids.SM2_SIGNATURE);
        byte[] signature = by.content(StrictDer.OCTETS);
        by.end();
        return new Envelope(recipient, wrapped, iv, secret, signer, signature);
    }

    private static byte[] iv(StrictDer content) {
        requireOid(content, Oids.DATA);
        StrictDer cipher = content.enter(StrictDer.SEQUENCE);
        requireOid(cipher, Oids.SM4_CBC);
        byte[] iv = cipher.content(StrictDer.OCTETS);
        cipher.end();
        return iv;
    }

    private static void requireDigest(StrictDer data) {
        StrictDer digests = data.enter(StrictDer.SET);
        requireAlgorithm(digests, Oids.SM3);
        digests.end();
    }

    private static StrictDer only(StrictDer data) {
        StrictDer set = data.enter(StrictDer.SET);
        StrictDer member = set.enter(StrictDer.SEQUENCE);
        set.end();
        return member;
    }

    private static void requireVersion(StrictDer at) {
        if (!Arrays.equals(at.content(StrictDer.INTEGER), VERSION)) {
            throw StrictDer.malformed();
        }
    }

    private static void requireAlgorithm(StrictDer at, ASN1ObjectIdentifier wanted) {
        StrictDer algorithm = at.enter(StrictDer.SEQUENCE);
        requireOid(algorithm, wanted);
        algorithm.skipIf(StrictDer.NULL);
        algorithm.end();
    }

    private static void requireOid(StrictDer at, ASN1ObjectIdentifier wanted) {
        if (!Arrays.equals(at.element(StrictDer.OID), der(wanted))) {
            throw StrictDer.malformed();
        }
    }

    /** The whole, as DER. */
    byte[] write() {
        ASN1Encodable to =
                sequence(
                        new ASN1Integer(1),
                        raw(recipient),
                        new AlgorithmIdentifier(Oids.SM2_ENCRYPTION),
                        new DEROctetString(wrappedKey));
        ASN1Encodable secret =
                sequence(
                        Oids.DATA,
                        new AlgorithmIdentifier(Oids.SM4_CBC, new DEROctetString(iv)),
                        new DERTaggedObject(false, 0, new DEROctetString(content)));
        ASN1Encodable by =
                sequence(
                        new ASN1Integer(1),
                        raw(signer),
                        new AlgorithmIdentifier(Oids.SM3),
                        new AlgorithmIdentifier(Oids.SM2_SIGNATURE),
                        new DEROctetString(signature));
        ASN1Encodable data =
                sequence(
                        new ASN1Integer(1),
                        new DERSet(to),
                        new DERSet(new AlgorithmIdentifier(Oids.SM3)),
                        secret,
                        new DERSet(by));
        return der(sequence(Oids.SIGNED_AND_ENVELOPED, new DERTaggedObject(true, 0, data)));
    }

    private static ASN1Encodable raw(byte[] der) {
        return ASN1Sequence.getInstance(der);
    }

    private static DERSequence sequence(ASN1Encodable... members) {
        return new DERSequence(members);
    }

    static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded();
        } catch (IOException impossible) {
            throw new TongquException(ErrorCode.INTERNAL, "cannot be encoded", impossible);
        }
    }
}
