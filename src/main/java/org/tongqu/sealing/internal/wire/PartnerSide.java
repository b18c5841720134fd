package org.tongqu.sealing.internal.wire;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.KeySource.PartnerKey;
import org.tongqu.sealing.SealedMessages.Receipt;
import org.tongqu.sealing.WireClient;
import org.tongqu.sealing.internal.keys.CertificateFile;
import org.tongqu.sealing.internal.keys.PrivateKeyFile;
import org.tongqu.sealing.internal.primitive.BouncyCastle;
import org.tongqu.sealing.internal.primitive.SignatureForm;
import org.tongqu.sealing.internal.primitive.Signer;
import org.tongqu.sealing.internal.primitive.Verifier;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/** {@link WireClient} with keys from files. */
public final class PartnerSide implements WireClient {
    private final WireSuite suite;
    private final WireSeal.Sender self;
    private final PartnerKey hubSign;
    private final WireSeal.Recipient hub;
    private final Verifier verifier;
    private final Clock clock;
    private final WireSeal sealing;
    private final Optional<OwnKey> decryption;

    private PartnerSide(
            WireSuite suite,
            WireSeal.Sender self,
            PartnerKey hubSign,
            WireSeal.Recipient hub,
            Clock clock,
            Optional<OwnKey> decryption) {
        this.suite = suite;
        this.self = self;
        this.hubSign = hubSign;
        this.hub = hub;
        this.verifier =
                new Verifier(BouncyCastle.provider(), suite.signature(), hubSign.publicKey());
        this.clock = clock;
        this.sealing = new WireSeal(clock, new SecureRandom());
        this.decryption = decryption;
    }

    /** A client; see {@link WireClient#of}. */
    public static PartnerSide of(
            String name, Path signingKey, Path hubSign, Path hubEncrypt, Clock clock) {
        OwnKey own = PrivateKeyFile.read(signingKey);
        WireSuite suite = WireSuite.keyedBy(own.algorithm());
        PartnerKey encryption = CertificateFile.read(hubEncrypt);
        PartnerKey signing = CertificateFile.read(hubSign);
        if (encryption.algorithm() != own.algorithm() || signing.algorithm() != own.algorithm()) {
            throw new TongquException(
                    ErrorCode.KEY_UNAVAILABLE,
                    "the hub's certificates and " + signingKey + " are of different kinds");
        }
        Signer signer = new Signer(BouncyCastle.provider(), suite.signature(), own.privateKey());
        return new PartnerSide(
                suite,
                new WireSeal.Sender(name, own.id(), signer),
                signing,
                new WireSeal.Recipient(Names.HUB, encryption),
                clock,
                Optional.empty());
    }

    @Override
    public WireClient withDecryptionKey(Path encryptionKey) {
        OwnKey key = PrivateKeyFile.read(encryptionKey);
        return new PartnerSide(suite, self, hubSign, hub, clock, Optional.of(key));
    }

    @Override
    public byte[] seal(String messageId, String contentType, byte[] payload) {
        return sealing.seal(
                suite,
                self,
                hub,
                new WireSeal.Content(messageId, contentType, payload, Optional.empty()));
    }

    @Override
    public Receipt verifyReceipt(byte[] receipt) {
        SignedReceipt signed = SignedReceipt.parse(receipt);
        requireFromHub(signed.header().from(), signed.header().skid(), signed.header().suite());
        verifier.require(signed.signedBytes(), signed.signature(), SignatureForm.DER);
        requireForMe(signed.header().to());
        return signed.content();
    }

    @Override
    public byte[] signReceipt(Receipt receipt) {
        return SignedReceipt.sign(suite, self, Names.HUB, receipt);
    }

    @Override
    public Opened open(byte[] envelope) {
        SealedEnvelope sealed = SealedEnvelope.parse(envelope);
        WireHeader header = sealed.header();
        requireFromHub(header.from(), header.skid(), header.suite());
        verifier.require(sealed.signedBytes(suite), sealed.signature(), SignatureForm.DER);
        requireForMe(header.to());
        OwnKey own =
                decryption.orElseThrow(
                        () ->
                                new TongquException(
                                        ErrorCode.KEY_UNAVAILABLE, "no decryption key was given"));
        byte[] payload = WireOpen.open(sealed, suite, own);
        return new Opened(header.msgId(), header.ptd(), payload, header.re());
    }

    @Override
    public RequestHeaders signRequest(
            String method, String path, Optional<String> query, String nonce) {
        String parameters =
                "%s;created=%d;nonce=\"%s\";keyid=\"%s\";alg=\"%s\";tag=\"%s\""
                        .formatted(
                                RequestSignature.COMPONENTS,
                                clock.instant().getEpochSecond(),
                                nonce,
                                self.keyId(),
                                RequestSignature.name(suite.signature()),
                                self.name());
        byte[] signature =
                self.signer()
                        .sign(
                                RequestSignature.base(method, path, query, parameters),
                                SignatureForm.RAW);
        return new RequestHeaders(
                "tongqu=" + parameters,
                "tongqu=:" + Base64.getEncoder().encodeToString(signature) + ":");
    }

    private void requireFromHub(String from, String keyId, String named) {
        if (!from.equals(Names.HUB)
                || !keyId.equals(hubSign.id())
                || !named.equals(suite.wireName())) {
            throw Verifier.invalid();
        }
    }

    private void requireForMe(String recipient) {
        if (!recipient.equals(self.name())) {
            throw new TongquException(ErrorCode.WRONG_RECIPIENT, "addressed to " + recipient);
        }
    }
}
