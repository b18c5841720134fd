package org.tongqu.sealing.internal.wire;

import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.internal.primitive.Ciphers;

import java.security.MessageDigest;
import java.util.Arrays;

/** Decrypts messages in Tongqu's own format, for whichever side; the signature was verified. */
final class WireOpen {
    private WireOpen() {}

    static byte[] open(SealedEnvelope envelope, WireSuite suite, OwnKey own) {
        WireHeader header = envelope.header();
        var about = new WireSuite.Correspondence(header.from(), header.to(), header.msgId());
        byte[] key = suite.contentKey(own.privateKey(), about, Base64Url.decode(header.ek(), "ek"));
        byte[] iv = Base64Url.decode(header.iv(), "iv");
        byte[] salted =
                Ciphers.decrypt(
                        suite.cipher(),
                        key,
                        iv,
                        SealedEnvelope.ascii(envelope.protectedText()),
                        envelope.ciphertext());
        byte[] expected = Base64Url.decode(header.ptd(), "ptd");
        if (salted.length < WireSeal.SALT_BYTES
                || !MessageDigest.isEqual(suite.digest().of(salted), expected)) {
            throw Ciphers.failed();
        }
        return Arrays.copyOfRange(salted, WireSeal.SALT_BYTES, salted.length);
    }
}
