package org.tongqu.sandbox.wire;

import java.security.PublicKey;

/** Public keys of the party at the other end. */
public interface PeerKeys {

    /** What it signs with in a suite. */
    PublicKey signing(WireSuite suite);

    /** What it decrypts with in a suite. */
    PublicKey encryption(WireSuite suite);
}
