package org.tongqu.sealing;

import org.tongqu.sealing.internal.wire.HubDocumentSignatures;

import java.nio.file.Path;

/** The hub's signature under documents that both sides keep, such as conformance reports. */
public interface DocumentSignatures {

    /** A signature: by which key of the hub, DER. */
    record Signature(String algorithm, String keyId, byte[] value) {}

    /** Signs bytes by the hub's SM2 key, apart from anything that the hub signs on the wire. */
    Signature sign(byte[] document);

    /**
     * Whether a document is as the hub of that certificate signed it; needs no running hub.
     *
     * @throws org.tongqu.failure.TongquException KEY_UNAVAILABLE when the certificate is unreadable
     */
    static boolean holds(Path hubCertificate, byte[] document, Signature signature) {
        return HubDocumentSignatures.holds(hubCertificate, document, signature);
    }
}
