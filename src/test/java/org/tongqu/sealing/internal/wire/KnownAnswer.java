package org.tongqu.sealing.internal.wire;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.SealedMessages.Receipt;
import org.tongqu.sealing.internal.primitive.BouncyCastle;
import org.tongqu.sealing.internal.primitive.Ciphers;
import org.tongqu.sealing.internal.primitive.Signer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One sealed message with everything that went into it, and the receipt for it. */
record KnownAnswer(Map<String, String> values) {
    static final Path FOLDER = Path.of("src/test/resources/wire-format");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2025-05-19T10:10:00Z"), ZoneOffset.UTC);
    private static final String PAYLOAD =
            "{\"specversion\":\"1.0\",\"id\":\"m-0001\",\"source\":\"police-12123-sim\","
                    + "\"type\":\"org.tongqu.accident.reported.v1\",\"subject\":\"330900-1\","
                    + "\"time\":\"2025-05-19T18:05:00+08:00\",\"data\":{\"roadName\":\"解放西路\"}}";

    static KnownAnswer read(WireSuite suite) throws IOException {
        return new KnownAnswer(
                JSON.readValue(
                        Files.readAllBytes(file(suite)),
                        new TypeReference<LinkedHashMap<String, String>>() {}));
    }

    void write() throws IOException {
        byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(values);
        Files.write(file(suite()), json);
    }

    String get(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    byte[] hex(String name) {
        return HexFormat.of().parseHex(get(name));
    }

    byte[] utf8(String name) {
        return get(name).getBytes(StandardCharsets.UTF_8);
    }

    WireSuite suite() {
        return WireSuite.named(get("suite"));
    }

    OwnKey key(String name) {
        return VectorKeys.of(suite().key(), get(name));
    }

    /** The section of docs/wire-format.md about this vector. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("### `").append(get("suite")).append("`\n\n```text\n");
        values.forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return text.append("```\n").toString();
    }

    /** A new one: fresh keys, salt, content key and iv. */
    static KnownAnswer make(WireSuite suite, SecureRandom random) {
        OwnKey sign = VectorKeys.fresh(suite.key(), random);
        OwnKey decrypt = VectorKeys.fresh(suite.key(), random);
        OwnKey hubSign = VectorKeys.fresh(suite.key(), random);
        byte[] payload = PAYLOAD.getBytes(StandardCharsets.UTF_8);
        byte[] envelope =
                new WireSeal(CLOCK, random)
                        .seal(
                                suite,
                                sender("police-12123-sim", sign, suite),
                                new WireSeal.Recipient("tongqu", VectorKeys.partnerKey(decrypt)),
                                new WireSeal.Content(
                                        "m-0001",
                                        "application/cloudevents+json",
                                        payload,
                                        Optional.empty()));
        SealedEnvelope sealed = SealedEnvelope.parse(envelope);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("suite", suite.wireName());
        values.put("senderSigningPrivateKey", VectorKeys.privateHex(sign));
        values.put("senderSigningPublicKey", VectorKeys.publicHex(sign));
        values.put("recipientEncryptionPrivateKey", VectorKeys.privateHex(decrypt));
        values.put("recipientEncryptionPublicKey", VectorKeys.publicHex(decrypt));
        putSecrets(values, sealed, suite, decrypt);
        values.put("payload", PAYLOAD);
        values.put("header", text(Base64Url.decode(sealed.protectedText(), "protected")));
        values.put("envelope", text(envelope));
        values.put("hubSigningPrivateKey", VectorKeys.privateHex(hubSign));
        values.put("hubSigningPublicKey", VectorKeys.publicHex(hubSign));
        values.put("receipt", text(receipt(sealed.header(), suite, hubSign)));
        return new KnownAnswer(values);
    }

    private static void putSecrets(
            Map<String, String> values, SealedEnvelope sealed, WireSuite suite, OwnKey decrypt) {
        WireHeader header = sealed.header();
        var about = new WireSuite.Correspondence(header.from(), header.to(), header.msgId());
        byte[] iv = Base64Url.decode(header.iv(), "iv");
        byte[] key =
                suite.contentKey(decrypt.privateKey(), about, Base64Url.decode(header.ek(), "ek"));
        byte[] salted =
                Ciphers.decrypt(
                        suite.cipher(),
                        key,
                        iv,
                        SealedEnvelope.ascii(sealed.protectedText()),
                        sealed.ciphertext());
        values.put("salt", hexText(Arrays.copyOf(salted, WireSeal.SALT_BYTES)));
        values.put("contentKey", hexText(key));
        values.put("iv", hexText(iv));
    }

    private static byte[] receipt(WireHeader header, WireSuite suite, OwnKey hubSign) {
        Receipt receipt =
                new Receipt(
                        "R-0001",
                        header.msgId(),
                        header.ptd(),
                        CLOCK.instant(),
                        Optional.of("ZS20250519000001"));
        return SignedReceipt.sign(suite, sender("tongqu", hubSign, suite), header.from(), receipt);
    }

    private static WireSeal.Sender sender(String name, OwnKey key, WireSuite suite) {
        return new WireSeal.Sender(
                name,
                key.id(),
                new Signer(BouncyCastle.provider(), suite.signature(), key.privateKey()));
    }

    private static Path file(WireSuite suite) {
        return FOLDER.resolve(suite.wireName() + ".json");
    }

    private static String hexText(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
