package org.tongqu.sealing.internal.wire;

import org.springframework.stereotype.Component;
import org.tongqu.sealing.DocumentSignatures;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.KeySource.PartnerKey;
import org.tongqu.sealing.KeySource.Use;
import org.tongqu.sealing.internal.keys.CertificateFile;
import org.tongqu.sealing.internal.keys.Signatories;
import org.tongqu.sealing.internal.primitive.SignatureAlgorithm;
import org.tongqu.sealing.internal.primitive.SignatureForm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** SM2 over a prefix of its own and the document, so that it can stand for nothing else. */
@Component
public final class HubDocumentSignatures implements DocumentSignatures {
    private static final byte[] PREFIX = "tongqu-document-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final String ALGORITHM = "SM2-SM3";

    private final KeySource keys;
    private final Signatories signatories;

    HubDocumentSignatures(KeySource keys, Signatories signatories) {
        this.keys = keys;
        this.signatories = signatories;
    }

    @Override
    public Signature sign(byte[] document) {
        OwnKey key = keys.own(KeyAlgorithm.SM2, Use.SIGN);
        byte[] value =
                signatories
                        .signer(key, SignatureAlgorithm.SM2_SM3)
                        .sign(signed(document), SignatureForm.DER);
        return new Signature(ALGORITHM, key.id(), value);
    }

    /** As {@link DocumentSignatures#holds}. */
    public static boolean holds(Path hubCertificate, byte[] document, Signature signature) {
        PartnerKey key = CertificateFile.read(hubCertificate);
        return signature.algorithm().equals(ALGORITHM)
                && key.algorithm() == KeyAlgorithm.SM2
                && key.id().equals(signature.keyId())
                && new Signatories()
                        .verifier(key, SignatureAlgorithm.SM2_SM3)
                        .holds(signed(document), signature.value(), SignatureForm.DER);
    }

    private static byte[] signed(byte[] document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(PREFIX);
        bytes.writeBytes(document);
        return bytes.toByteArray();
    }
}
