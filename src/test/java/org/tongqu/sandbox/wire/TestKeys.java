package org.tongqu.sandbox.wire;

import org.tongqu.sandbox.crypto.KeyPairs;
import org.tongqu.sandbox.crypto.P256;

import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;

/** Keys and parties for tests. */
public final class TestKeys {

    private TestKeys() {}

    /** New keys of a party. */
    public static PartyKeys party(SecureRandom random) {
        return new PartyKeys(
                KeyPairs.sm2(random),
                KeyPairs.sm2(random),
                P256.generate(random),
                P256.generate(random));
    }

    /** What others know of a party's keys. */
    public static PeerKeys publicKeys(PartyKeys keys) {
        return new PeerKeys() {
            @Override
            public PublicKey signing(WireSuite suite) {
                return keys.signing(suite).getPublic();
            }

            @Override
            public PublicKey encryption(WireSuite suite) {
                return keys.encryption(suite).getPublic();
            }
        };
    }

    /** A stand-in for the hub, as it speaks with one partner. */
    public static WireParty hub(PartyKeys hub, String partner, PartyKeys partnersKeys) {
        return new WireParty(
                WireParty.HUB,
                partner,
                hub,
                publicKeys(partnersKeys),
                new SecureRandom(),
                Clock.systemUTC());
    }
}
