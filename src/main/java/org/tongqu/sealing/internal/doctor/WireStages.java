package org.tongqu.sealing.internal.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.internal.FlatJson;
import org.tongqu.sealing.internal.primitive.CipherAlgorithm;
import org.tongqu.sealing.internal.primitive.Ciphers;
import org.tongqu.sealing.internal.primitive.EphemeralAgreement;
import org.tongqu.sealing.internal.primitive.KeyDerivation;
import org.tongqu.sealing.internal.suite.Workbench;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The steps of docs/wire-format.md §2 to open a sealed message. */
final class WireStages {
    static final String SM2 = "sm2-sm3-sm4gcm";
    static final String P256 = "es256-ecdhes-a256gcm";
    private static final int SALT_BYTES = 16;
    private static final Set<String> NUMBERS = Set.of("v", "iat");
    private static final List<String> HEADER =
            List.of(
                    "v", "suite", "from", "to", "msgId", "iat", "skid", "ekid", "cty", "ptd", "ek",
                    "iv");

    private final StageMaker stages;
    private final Known known;
    private final String suite;
    private final boolean national;

    private WireStages(StageMaker stages, Known known, String suite) {
        this.stages = stages;
        this.known = known;
        this.suite = suite;
        this.national = suite.equals(SM2);
    }

    static void add(StageMaker stages, Known known, String suite) {
        WireStages wire = new WireStages(stages, known, suite);
        wire.addParts();
        wire.addHeader();
        wire.addSignature();
        wire.addContent();
    }

    private void addParts() {
        List<String> members = List.of("protected", "ciphertext", "signature");
        stages.add(
                members("read-json", members, "wire."),
                bench -> {
                    FlatJson json =
                            FlatJson.parse(
                                    bench.get(Workbench.BODY), Set.copyOf(members), Set.of());
                    members.forEach(
                            name -> bench.put("wire." + name, Texts.bytes(json.text(name))));
                });
        decode("wire.protected", "wire.header");
        decode("wire.ciphertext", "ciphertext");
        decode("wire.signature", "signature");
    }

    private void addHeader() {
        stages.add(
                members("read-json", HEADER, "h.").put("from", "wire.header"),
                bench -> readHeader(bench));
        requiring("wire-suite", "h.suite", suite);
        requiring("wire-from", "h.from", known.sender().name());
        requiring("wire-to", "h.to", "tongqu");
    }

    private static void readHeader(Workbench bench) {
        FlatJson json = FlatJson.parse(bench.get("wire.header"), Set.copyOf(HEADER), Set.of("re"));
        for (String name : HEADER) {
            String value =
                    NUMBERS.contains(name) ? Long.toString(json.number(name)) : json.text(name);
            bench.put("h." + name, Texts.bytes(value));
        }
    }

    private void addSignature() {
        KeyAlgorithm kind = national ? KeyAlgorithm.SM2 : KeyAlgorithm.P256;
        String digest = national ? "SM3" : "SHA-256";
        stages.add(
                StageMaker.fields("wire-signer", "kind", kind.name()),
                bench -> {
                    String skid = Texts.ascii(bench.get("h.skid"));
                    if (known.agreed(kind).stream().noneMatch(key -> key.id().equals(skid))) {
                        throw Refused.because("skid names none of the sender's keys");
                    }
                });
        stages.add("digest", "algorithm", digest, "over", "ciphertext", "to", "digest");
        stages.add(
                StageMaker.fields("encode", "from", "digest", "to", "digest64"),
                bench ->
                        bench.put("digest64", Texts.bytes(Texts.toBase64Url(bench.get("digest")))));
        stages.add(
                "verify",
                "algorithm",
                national ? "SM2-SM3" : "ECDSA-SHA256",
                "form",
                "DER",
                "over",
                "wire.protected '.' digest64",
                "signature",
                "signature");
        String own = known.recipient(kind).map(key -> key.id()).orElse("-");
        stages.add(
                StageMaker.fields("wire-recipient", "from", "h.ekid", "kind", kind.name()),
                requirement("h.ekid", own));
        stages.add("check-time", "from", "h.iat");
    }

    private void addContent() {
        decode("h.ek", "ek");
        decode("h.iv", "iv");
        decode("h.ptd", "ptd");
        if (national) {
            stages.add("unwrap-key", "form", "DER", "bytes", "16", "from", "ek", "to", "key");
        } else {
            stages.add(StageMaker.fields("agree"), bench -> bench.put("key", agreed(bench)));
        }
        CipherAlgorithm cipher = national ? CipherAlgorithm.SM4_GCM : CipherAlgorithm.AES_256_GCM;
        stages.add(
                StageMaker.fields(
                        "decrypt",
                        "cipher",
                        cipher.name(),
                        "key",
                        "key",
                        "iv",
                        "iv",
                        "aad",
                        "wire.protected",
                        "from",
                        "ciphertext",
                        "to",
                        "salted"),
                bench ->
                        bench.put(
                                "salted",
                                Ciphers.decrypt(
                                        cipher,
                                        bench.get("key"),
                                        bench.get("iv"),
                                        bench.get("wire.protected"),
                                        bench.get("ciphertext"))));
        stages.add(StageMaker.fields("take-salt"), WireStages::takeSalt);
        stages.add(
                "check-digest",
                "algorithm",
                national ? "SM3" : "SHA-256",
                "over",
                "salted",
                "digest",
                "ptd");
    }

    private static void takeSalt(Workbench bench) {
        byte[] salted = bench.get("salted");
        if (salted.length < SALT_BYTES) {
            throw Refused.because("shorter than the salt");
        }
        bench.put(Workbench.BODY, Arrays.copyOfRange(salted, SALT_BYTES, salted.length));
    }

    private byte[] agreed(Workbench bench) {
        var own = known.recipient(KeyAlgorithm.P256).orElseThrow(() -> Refused.because("no key"));
        byte[] z = EphemeralAgreement.secret(own.privateKey(), bench.get("ek"));
        return KeyDerivation.hkdfSha256(z, info(bench), 32);
    }

    static byte[] info(Workbench bench) {
        return bench.join(List.of("'tongqu-v1\0'", "h.from", "'\0'", "h.to", "'\0'", "h.msgId"));
    }

    /** Canonical base64url only. */
    private void decode(String from, String to) {
        stages.add(
                StageMaker.fields("decode", "as", "BASE64URL", "from", from, "to", to),
                bench -> {
                    String text = Texts.ascii(bench.get(from));
                    byte[] bytes =
                            Texts.base64Url(text)
                                    .filter(b -> Texts.toBase64Url(b).equals(text))
                                    .orElseThrow(() -> Refused.because("not base64url"));
                    bench.put(to, bytes);
                });
    }

    private void requiring(String kind, String slot, String wanted) {
        stages.add(StageMaker.fields(kind, "from", slot), requirement(slot, wanted));
    }

    private static org.tongqu.sealing.internal.suite.Step requirement(String slot, String wanted) {
        return bench -> {
            if (!Texts.ascii(bench.get(slot)).equals(wanted)) {
                throw Refused.because("names another " + slot);
            }
        };
    }

    private static ObjectNode members(String kind, List<String> names, String prefix) {
        ObjectNode fields = StageMaker.fields(kind);
        ObjectNode members = fields.putObject("members");
        names.forEach(name -> members.put(name, prefix + name));
        return fields;
    }
}
