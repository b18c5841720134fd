package org.tongqu.sandbox.wire;

import java.security.KeyPair;

/** The four key pairs of a party that speaks the wire format. */
public record PartyKeys(
        KeyPair sm2Sign, KeyPair sm2Encrypt, KeyPair p256Sign, KeyPair p256Encrypt) {

    /** The pair it signs with in a suite. */
    public KeyPair signing(WireSuite suite) {
        return suite instanceof Sm2Suite ? sm2Sign : p256Sign;
    }

    /** The pair others encrypt for in a suite. */
    public KeyPair encryption(WireSuite suite) {
        return suite instanceof Sm2Suite ? sm2Encrypt : p256Encrypt;
    }
}
