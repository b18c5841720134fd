package org.tongqu.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.KeyPairs;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** One simulated party on the wire: seals for the hub and opens what the hub sealed. */
public final class WireParty {

    /** Content type of a sealed message. */
    public static final String SEALED = "application/vnd.tongqu.sealed+json";

    /** Content type of an event, the payload of most messages. */
    public static final String EVENT = "application/cloudevents+json";

    /** The hub's name. */
    public static final String HUB = "tongqu";

    private static final Duration FRESHNESS = Duration.ofMinutes(5);
    private static final int SALT_BYTES = 16;
    private static final int IV_BYTES = 12;

    private final String name;
    private final String peerName;
    private final PartyKeys keys;
    private final PeerKeys peer;
    private final WireSuites suites;
    private final SecureRandom random;
    private final Clock clock;

    /** A message that is sealed: its bytes, and the {@code ptd} that the receipt must repeat. */
    public record Sealed(byte[] bytes, String messageId, String plaintextDigest) {}

    /** A message that was opened: signature, recipient, time and plaintext digest hold. */
    public record Opened(WireHeader header, byte[] payload) {}

    /** A party that speaks with the hub. */
    public WireParty(String name, PartyKeys keys, PeerKeys hub, SecureRandom random, Clock clock) {
        this(name, HUB, keys, hub, random, clock);
    }

    /** A party that speaks with another, which a test needs to stand in for the hub. */
    WireParty(
            String name,
            String peerName,
            PartyKeys keys,
            PeerKeys peer,
            SecureRandom random,
            Clock clock) {
        this.name = name;
        this.peerName = peerName;
        this.keys = keys;
        this.peer = peer;
        this.suites = new WireSuites(random);
        this.random = random;
        this.clock = clock;
    }

    /** Its partner name. */
    public String name() {
        return name;
    }

    /** Both suites. */
    public WireSuites suites() {
        return suites;
    }

    /** What signs its receipts and requests. */
    public WireSignatures signatures() {
        return new WireSignatures(name, peerName, keys, peer, suites, random, clock);
    }

    /** Seals a payload for the hub. */
    public Sealed seal(WireSuite suite, String messageId, String contentType, byte[] payload) {
        byte[] salted = salted(payload);
        byte[] iv = random(IV_BYTES);
        WireSuite.ContentKey contentKey =
                suite.newContentKey(
                        peer.encryption(suite), WireHeader.keyInfo(name, peerName, messageId));
        String digest = Base64Url.encode(suite.digest(salted));
        WireHeader header =
                new WireHeader(
                        suite.id(),
                        name,
                        peerName,
                        messageId,
                        clock.instant(),
                        KeyPairs.keyId(keys.signing(suite).getPublic()),
                        KeyPairs.keyId(peer.encryption(suite)),
                        contentType,
                        digest,
                        Base64Url.encode(contentKey.transported()),
                        Base64Url.encode(iv),
                        Optional.empty());
        String shielded = Base64Url.encode(header.toJson());
        byte[] secret = suite.encrypt(contentKey.key(), iv, Base64Url.ascii(shielded), salted);
        byte[] signature =
                suite.sign(keys.signing(suite).getPrivate(), signed(suite, shielded, secret));
        ObjectNode message = Json.object();
        message.put("protected", shielded).put("ciphertext", Base64Url.encode(secret));
        message.put("signature", Base64Url.encode(signature));
        return new Sealed(Json.write(message), messageId, digest);
    }

    /** Opens what the hub sealed for this party; fails when anything does not hold. */
    public Opened open(byte[] bytes) {
        ObjectNode message = Json.readObject(bytes);
        Json.requireMembers(message, Set.of("protected", "ciphertext", "signature"), Set.of());
        String shielded = Json.text(message, "protected");
        byte[] secret = Base64Url.decode(Json.text(message, "ciphertext"));
        WireHeader header = WireHeader.parse(Base64Url.decode(shielded));
        WireSuite suite = suites.byId(header.suite());
        require(
                header.from().equals(peerName)
                        && header.signingKeyId().equals(KeyPairs.keyId(peer.signing(suite))),
                "not from the hub, or not with its key");
        require(
                suite.verify(
                        peer.signing(suite),
                        signed(suite, shielded, secret),
                        Base64Url.decode(Json.text(message, "signature"))),
                "the signature does not hold");
        requireForMeAndFresh(header, suite);
        return new Opened(header, decrypt(header, suite, shielded, secret));
    }

    private void requireForMeAndFresh(WireHeader header, WireSuite suite) {
        require(
                header.to().equals(name)
                        && header.encryptionKeyId()
                                .equals(KeyPairs.keyId(keys.encryption(suite).getPublic())),
                "not for this party, or not for its key");
        require(
                Duration.between(header.sealedAt(), clock.instant()).abs().compareTo(FRESHNESS)
                        <= 0,
                "sealed too long ago, or in the future");
    }

    private byte[] decrypt(WireHeader header, WireSuite suite, String shielded, byte[] secret) {
        byte[] key =
                suite.contentKey(
                        keys.encryption(suite).getPrivate(),
                        Base64Url.decode(header.transportedKey()),
                        WireHeader.keyInfo(header.from(), header.to(), header.messageId()));
        byte[] iv = Base64Url.decode(header.iv());
        byte[] salted = suite.decrypt(key, iv, Base64Url.ascii(shielded), secret);
        require(
                MessageDigest.isEqual(
                        suite.digest(salted), Base64Url.decode(header.plaintextDigest())),
                "the plaintext digest differs");
        return Arrays.copyOfRange(salted, SALT_BYTES, salted.length);
    }

    private byte[] salted(byte[] payload) {
        byte[] salted = Arrays.copyOf(random(SALT_BYTES), SALT_BYTES + payload.length);
        System.arraycopy(payload, 0, salted, SALT_BYTES, payload.length);
        return salted;
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] signed(WireSuite suite, String shielded, byte[] secret) {
        return Base64Url.ascii(shielded + "." + Base64Url.encode(suite.digest(secret)));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new SandboxException(otherwise);
        }
    }
}
