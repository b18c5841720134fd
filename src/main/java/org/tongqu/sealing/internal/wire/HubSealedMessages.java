package org.tongqu.sealing.internal.wire;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.KeySource.Use;
import org.tongqu.sealing.SealedMessages;
import org.tongqu.sealing.internal.Freshness;
import org.tongqu.sealing.internal.keys.Signatories;
import org.tongqu.sealing.internal.primitive.SignatureForm;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The hub's side of the wire format. */
@Component
public final class HubSealedMessages implements SealedMessages {
    private final WireSenders senders;
    private final KeySource keys;
    private final Signatories signatories;
    private final Freshness freshness;
    private final WireSeal sealing;

    HubSealedMessages(WireSenders senders, KeySource keys, Signatories signatories, Clock clock) {
        this.senders = senders;
        this.keys = keys;
        this.signatories = signatories;
        this.freshness = new Freshness(clock);
        this.sealing = new WireSeal(clock, new SecureRandom());
    }

    /** The same with keys of one's own. */
    public static SealedMessages of(PartnerDirectory partners, KeySource keys, Clock clock) {
        Signatories signatories = new Signatories();
        return new HubSealedMessages(
                new WireSenders(partners, keys, signatories), keys, signatories, clock);
    }

    @Override
    public Authenticated authenticate(byte[] envelope) {
        SealedEnvelope sealed = SealedEnvelope.parse(envelope);
        WireHeader header = sealed.header();
        Partner sender = senders.named(header.from());
        WireSuite suite = WireSuite.named(header.suite());
        WireSenders.requireAgreed(sender, suite);
        senders.verifier(sender, header.skid(), suite.signature())
                .require(sealed.signedBytes(suite), sealed.signature(), SignatureForm.DER);
        requireForHub(header, suite);
        return new Authenticated(
                sender,
                suite.wireName(),
                header.msgId(),
                Instant.ofEpochMilli(header.iat()),
                header.cty(),
                header.ptd(),
                sealed.proof(),
                envelope);
    }

    @Override
    public void requireFresh(Authenticated message) {
        freshness.require(message.sealedAt());
    }

    @Override
    public byte[] decrypt(Authenticated message) {
        WireSuite suite = WireSuite.named(message.suite());
        return WireOpen.open(
                SealedEnvelope.parse(message.envelope()),
                suite,
                keys.own(suite.key(), Use.ENCRYPT));
    }

    @Override
    public byte[] seal(
            Partner recipient,
            String messageId,
            String contentType,
            byte[] payload,
            Optional<String> inReplyTo) {
        return seal(recipient, new WireSeal.Content(messageId, contentType, payload, inReplyTo));
    }

    @Override
    public byte[] seal(Partner recipient, String messageId, String contentType, Salted payload) {
        return seal(
                recipient,
                new WireSeal.Content(
                        messageId,
                        contentType,
                        payload.payload(),
                        Optional.empty(),
                        Optional.of(payload.salt())));
    }

    private byte[] seal(Partner recipient, WireSeal.Content content) {
        WireSuite suite = firstSuite(recipient);
        return sealing.seal(
                suite,
                hub(suite),
                new WireSeal.Recipient(
                        recipient.name(), keys.encryptionKey(recipient, suite.key())),
                content);
    }

    @Override
    public String plaintextDigest(Partner recipient, Salted payload) {
        return WireSeal.plaintextDigest(firstSuite(recipient), payload.salt(), payload.payload());
    }

    @Override
    public byte[] signReceipt(Receipt receipt, Partner recipient, String suite) {
        WireSuite named = WireSuite.named(suite);
        return SignedReceipt.sign(named, hub(named), recipient.name(), receipt);
    }

    @Override
    public Receipt verifyReceipt(byte[] receipt, Partner signer) {
        SignedReceipt signed = SignedReceipt.parse(receipt);
        SignedReceipt.Header header = signed.header();
        WireSuite suite = WireSuite.named(header.suite());
        WireSenders.requireAgreed(signer, suite);
        senders.verifier(signer, header.skid(), suite.signature())
                .require(signed.signedBytes(), signed.signature(), SignatureForm.DER);
        if (!header.to().equals(Names.HUB) || !header.from().equals(signer.name())) {
            throw wrongRecipient();
        }
        return signed.content();
    }

    private WireSeal.Sender hub(WireSuite suite) {
        OwnKey key = keys.own(suite.key(), Use.SIGN);
        return new WireSeal.Sender(Names.HUB, key.id(), signatories.signer(key, suite.signature()));
    }

    private void requireForHub(WireHeader header, WireSuite suite) {
        OwnKey own = keys.own(suite.key(), Use.ENCRYPT);
        if (!header.to().equals(Names.HUB) || !header.ekid().equals(own.id())) {
            throw wrongRecipient();
        }
    }

    private static WireSuite firstSuite(Partner partner) {
        return partner.suites().wire().stream()
                .findFirst()
                .map(WireSuite::named)
                .orElseThrow(
                        () ->
                                new TongquException(
                                        ErrorCode.UNKNOWN_SUITE,
                                        partner.name()
                                                + " speaks no suite of the hub's own format"));
    }

    private static TongquException wrongRecipient() {
        return new TongquException(
                ErrorCode.WRONG_RECIPIENT, "not for this hub, or not for its current key");
    }
}
