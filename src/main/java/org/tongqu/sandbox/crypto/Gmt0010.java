package org.tongqu.sandbox.crypto;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.tongqu.sandbox.SandboxException;

import java.io.IOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;

/** SignedAndEnvelopedData of GM/T 0010: SM2, SM3, SM4-CBC; one signer, one recipient; DER. */
public final class Gmt0010 {

    private static final String TYPES = "1.2.156.10197.6.1.4.2.";
    private static final ASN1ObjectIdentifier DATA = new ASN1ObjectIdentifier(TYPES + "1");
    private static final ASN1ObjectIdentifier SIGNED_AND_ENVELOPED =
            new ASN1ObjectIdentifier(TYPES + "4");
    private static final ASN1ObjectIdentifier SM4_CBC = algorithm("104.2");
    private static final ASN1ObjectIdentifier SM2_SIGNATURE = algorithm("301.1");
    private static final ASN1ObjectIdentifier SM2_ENCRYPTION = algorithm("301.3");
    private static final ASN1ObjectIdentifier SM3 = algorithm("401");
    private static final ASN1Integer VERSION = new ASN1Integer(1);
    private static final int BLOCK = 16;

    private Gmt0010() {}

    /** Signs for and encrypts to: two parties, each with its certificate. */
    public static byte[] seal(
            byte[] plain,
            KeyPair signer,
            X509Certificate signedBy,
            X509Certificate recipient,
            SecureRandom random) {
        byte[] key = random(random);
        byte[] iv = random(random);
        byte[] wrapped = Sm2Ciphertext.toDer(Sm2.encrypt(recipient.getPublicKey(), key, random));
        ASN1Encodable toWhom =
                sequence(
                        VERSION,
                        name(recipient),
                        new AlgorithmIdentifier(SM2_ENCRYPTION),
                        new DEROctetString(wrapped));
        ASN1Encodable content =
                sequence(
                        DATA,
                        sequence(SM4_CBC, new DEROctetString(iv)),
                        new DERTaggedObject(
                                false,
                                0,
                                new DEROctetString(Symmetric.sm4CbcEncrypt(key, iv, plain))));
        ASN1Encodable byWhom =
                sequence(
                        VERSION,
                        name(signedBy),
                        new AlgorithmIdentifier(SM3),
                        new AlgorithmIdentifier(SM2_SIGNATURE),
                        new DEROctetString(Sm2.sign(signer.getPrivate(), plain, random)));
        return der(
                sequence(
                        SIGNED_AND_ENVELOPED,
                        new DERTaggedObject(
                                true,
                                0,
                                sequence(
                                        VERSION,
                                        new DERSet(toWhom),
                                        new DERSet(new AlgorithmIdentifier(SM3)),
                                        content,
                                        new DERSet(byWhom)))));
    }

    /** The content, once it is the recipient's and the signer's. */
    public static byte[] open(
            byte[] der, KeyPair recipient, X509Certificate toWhom, X509Certificate byWhom) {
        try {
            ASN1Sequence parts = parts(der);
            ASN1Sequence to = only(parts, 1);
            require(SM3.equals(only(parts, 2).getObjectAt(0)), "has another digest");
            ASN1Sequence content = ASN1Sequence.getInstance(parts.getObjectAt(3));
            ASN1Sequence by = only(parts, 4);
            require(named(to, toWhom), "is for someone else");
            require(algorithm(to, 2).equals(SM2_ENCRYPTION), "has another key encryption");
            require(named(by, byWhom), "is signed by someone else");
            require(algorithm(by, 2).equals(SM3), "has another digest");
            require(algorithm(by, 3).equals(SM2_SIGNATURE), "has another signature");
            byte[] key = Sm2.decrypt(recipient.getPrivate(), Sm2Ciphertext.toRaw(octets(to, 3)));
            byte[] plain = decrypt(key, content);
            require(Sm2.verify(byWhom.getPublicKey(), plain, octets(by, 4)), "is not signed");
            return plain;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new SandboxException("not GM/T 0010", e);
        }
    }

    private static ASN1Sequence parts(byte[] der) throws IOException {
        ASN1Sequence info = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
        require(info.size() == 2, "has another shape");
        require(SIGNED_AND_ENVELOPED.equals(info.getObjectAt(0)), "has another content type");
        ASN1TaggedObject tagged =
                ASN1TaggedObject.getInstance(info.getObjectAt(1), BERTags.CONTEXT_SPECIFIC, 0);
        ASN1Sequence parts = ASN1Sequence.getInstance(tagged, true);
        require(parts.size() == 5, "has another shape");
        require(VERSION.equals(parts.getObjectAt(0)), "has another version");
        return parts;
    }

    private static byte[] decrypt(byte[] key, ASN1Sequence content) {
        ASN1Sequence cipher = ASN1Sequence.getInstance(content.getObjectAt(1));
        require(DATA.equals(content.getObjectAt(0)), "holds something else");
        require(SM4_CBC.equals(cipher.getObjectAt(0)), "has another cipher");
        byte[] secret =
                ASN1OctetString.getInstance(
                                ASN1TaggedObject.getInstance(content.getObjectAt(2))
                                        .getBaseUniversal(false, BERTags.OCTET_STRING))
                        .getOctets();
        return Symmetric.sm4CbcDecrypt(key, octets(cipher, 1), secret);
    }

    private static ASN1Sequence only(ASN1Sequence parts, int index) {
        ASN1Set set = ASN1Set.getInstance(parts.getObjectAt(index));
        require(set.size() == 1, "has more than one party");
        return ASN1Sequence.getInstance(set.getObjectAt(0));
    }

    private static boolean named(ASN1Sequence party, X509Certificate certificate) {
        return name(certificate)
                .equals(IssuerAndSerialNumber.getInstance(party.getObjectAt(1)).toASN1Primitive());
    }

    private static ASN1ObjectIdentifier algorithm(ASN1Sequence party, int index) {
        return AlgorithmIdentifier.getInstance(party.getObjectAt(index)).getAlgorithm();
    }

    private static byte[] octets(ASN1Sequence sequence, int index) {
        return ASN1OctetString.getInstance(sequence.getObjectAt(index)).getOctets();
    }

    private static ASN1Primitive name(X509Certificate certificate) {
        X500Name issuer = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        return new IssuerAndSerialNumber(issuer, certificate.getSerialNumber()).toASN1Primitive();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new SandboxException("the envelope " + otherwise);
        }
    }

    private static DERSequence sequence(ASN1Encodable... parts) {
        return new DERSequence(parts);
    }

    private static byte[] der(DERSequence sequence) {
        try {
            return sequence.getEncoded();
        } catch (IOException e) {
            throw new SandboxException("cannot be encoded", e);
        }
    }

    private static byte[] random(SecureRandom random) {
        byte[] bytes = new byte[BLOCK];
        random.nextBytes(bytes);
        return bytes;
    }

    private static ASN1ObjectIdentifier algorithm(String last) {
        return new ASN1ObjectIdentifier("1.2.156.10197.1." + last);
    }
}
