package org.tongqu.sealing.internal.gmt0010;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;

/** Object identifiers of GM/T 0006 and GM/T 0010. */
final class Oids {
    static final ASN1ObjectIdentifier DATA = GMObjectIdentifiers.sm2_pkcs7_data;
    static final ASN1ObjectIdentifier SIGNED_AND_ENVELOPED =
            new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.4");
    static final ASN1ObjectIdentifier SM4_CBC = GMObjectIdentifiers.sms4_cbc;
    static final ASN1ObjectIdentifier SM2_SIGNATURE = GMObjectIdentifiers.sm2sign;
    static final ASN1ObjectIdentifier SM2_ENCRYPTION = GMObjectIdentifiers.sm2encrypt;
    static final ASN1ObjectIdentifier SM3 = GMObjectIdentifiers.sm3;

    private Oids() {}
}
