package org.tongqu.sealing.internal.suite;

import org.springframework.stereotype.Component;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.KeySource.PartnerKey;
import org.tongqu.sealing.KeySource.Use;
import org.tongqu.sealing.internal.keys.Signatories;
import org.tongqu.sealing.internal.primitive.CipherAlgorithm;
import org.tongqu.sealing.internal.primitive.Ciphers;
import org.tongqu.sealing.internal.primitive.DigestAlgorithm;
import org.tongqu.sealing.internal.primitive.MacAlgorithm;
import org.tongqu.sealing.internal.primitive.SignatureAlgorithm;
import org.tongqu.sealing.internal.primitive.SignatureForm;
import org.tongqu.sealing.internal.primitive.Sm2KeyTransport;
import org.tongqu.sealing.internal.primitive.Verifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The steps that need keys or randomness. */
@Component
final class CryptoSteps {
    private final KeySource keys;
    private final Signatories signatories;
    private final SecureRandom random = new SecureRandom();

    CryptoSteps(KeySource keys, Signatories signatories) {
        this.keys = keys;
        this.signatories = signatories;
    }

    void addTo(Map<String, Function<StepFields, Step>> steps) {
        steps.put("random", this::random);
        steps.put("secret", this::secret);
        steps.put("encrypt", CryptoSteps::encrypt);
        steps.put("decrypt", CryptoSteps::decrypt);
        steps.put("wrap-key", this::wrapKey);
        steps.put("unwrap-key", this::unwrapKey);
        steps.put("sign", this::sign);
        steps.put("verify", this::verify);
        steps.put("mac", CryptoSteps::mac);
        steps.put("check-mac", CryptoSteps::checkMac);
        steps.put("digest", CryptoSteps::digest);
        steps.put("check-digest", CryptoSteps::checkDigest);
        steps.put("password-digest", CryptoSteps::passwordDigest);
        steps.put("fill-secrets", this::fillSecrets);
    }

    private Step random(StepFields f) {
        int bytes = f.number("bytes");
        String to = f.text("to");
        boolean hex = f.text("as", "raw").equals("hex");
        return bench -> {
            byte[] made = new byte[bytes];
            random.nextBytes(made);
            if (hex) {
                bench.put(to, HexFormat.of().formatHex(made));
            } else {
                bench.put(to, made);
            }
        };
    }

    private Step secret(StepFields f) {
        String name = f.text("name");
        String to = f.text("to");
        boolean hex = f.text("as", "raw").equals("hex");
        return bench -> {
            byte[] secret = keys.secret(bench.partner(), name);
            bench.put(to, hex ? FormSteps.unhex(secret) : secret);
        };
    }

    private static Step encrypt(StepFields f) {
        CipherAlgorithm cipher = f.choice("cipher", CipherAlgorithm.class);
        f.allow("cipher", cipher.isLegacy());
        String key = f.text("key");
        String iv = cipher.ivBytes() == 0 ? "" : f.text("iv");
        String from = f.text("from", Workbench.BODY);
        String to = f.text("to", Workbench.BODY);
        return b -> b.put(to, Ciphers.encrypt(cipher, b.get(key), iv(b, iv), b.get(from)));
    }

    private static Step decrypt(StepFields f) {
        CipherAlgorithm cipher = f.choice("cipher", CipherAlgorithm.class);
        f.allow("cipher", cipher.isLegacy());
        String key = f.text("key");
        String iv = cipher.ivBytes() == 0 ? "" : f.text("iv");
        String from = f.text("from", Workbench.BODY);
        String to = f.text("to", Workbench.BODY);
        return b -> b.put(to, decrypt(cipher, b.get(key), iv(b, iv), b.get(from)));
    }

    /**
     * Padding that is wrong must look like a wrong signature, or it could be guessed byte by byte.
     */
    private static byte[] decrypt(CipherAlgorithm cipher, byte[] key, byte[] iv, byte[] sealed) {
        try {
            return Ciphers.decrypt(cipher, key, iv, sealed);
        } catch (TongquException failed) {
            throw cipher.isAuthenticated() ? failed : Verifier.invalid();
        }
    }

    static byte[] iv(Workbench bench, String name) {
        return name.isEmpty() ? new byte[0] : bench.get(name);
    }

    private Step wrapKey(StepFields f) {
        Sm2KeyTransport.Form form = f.choice("form", Sm2KeyTransport.Form.class);
        String from = f.text("from");
        String to = f.text("to");
        return bench -> {
            PartnerKey key = keys.encryptionKey(bench.partner(), KeyAlgorithm.SM2);
            bench.put(to, Sm2KeyTransport.wrap(bench.get(from), key.publicKey(), form, random));
        };
    }

    private Step unwrapKey(StepFields f) {
        Sm2KeyTransport.Form form = f.choice("form", Sm2KeyTransport.Form.class);
        int bytes = f.number("bytes");
        String from = f.text("from");
        String to = f.text("to");
        return bench ->
                bench.put(
                        to,
                        Sm2KeyTransport.unwrap(
                                bench.get(from),
                                keys.own(KeyAlgorithm.SM2, Use.ENCRYPT).privateKey(),
                                form,
                                bytes));
    }

    private Step sign(StepFields f) {
        SignatureAlgorithm algorithm = f.choice("algorithm", SignatureAlgorithm.class);
        f.allow("algorithm", algorithm.isLegacy());
        SignatureForm form = f.choice("form", SignatureForm.class, SignatureForm.DER);
        List<String> over = f.texts("over");
        String to = f.text("to");
        return bench ->
                bench.put(
                        to,
                        signatories
                                .signer(keys.own(algorithm.key(), Use.SIGN), algorithm)
                                .sign(bench.join(over), form));
    }

    private Step verify(StepFields f) {
        SignatureAlgorithm algorithm = f.choice("algorithm", SignatureAlgorithm.class);
        f.allow("algorithm", algorithm.isLegacy());
        SignatureForm form = f.choice("form", SignatureForm.class, SignatureForm.DER);
        List<String> over = f.texts("over");
        String signature = f.text("signature");
        return bench -> {
            byte[] message = bench.join(over);
            byte[] given = bench.get(signature);
            boolean holds =
                    keys.signingKeys(bench.partner()).stream()
                            .filter(key -> key.algorithm() == algorithm.key())
                            .map(key -> signatories.verifier(key, algorithm))
                            .anyMatch(verifier -> verifier.holds(message, given, form));
            if (!holds) {
                throw Verifier.invalid();
            }
            bench.proven(Partner.Proof.SIGNED);
        };
    }

    private static Step mac(StepFields f) {
        MacAlgorithm algorithm = f.choice("algorithm", MacAlgorithm.class);
        f.allow("algorithm", algorithm.isLegacy());
        String key = f.text("key");
        List<String> over = f.texts("over");
        String to = f.text("to");
        return bench -> bench.put(to, algorithm.of(bench.get(key), bench.join(over)));
    }

    private static Step checkMac(StepFields f) {
        MacAlgorithm algorithm = f.choice("algorithm", MacAlgorithm.class);
        f.allow("algorithm", algorithm.isLegacy());
        String key = f.text("key");
        List<String> over = f.texts("over");
        String given = f.text("mac");
        return bench -> {
            byte[] expected = algorithm.of(bench.get(key), bench.join(over));
            if (!MessageDigest.isEqual(expected, bench.get(given))) {
                throw Verifier.invalid();
            }
            bench.proven(Partner.Proof.AUTHENTICATED);
        };
    }

    private static Step digest(StepFields f) {
        DigestAlgorithm algorithm = f.choice("algorithm", DigestAlgorithm.class);
        f.allow("algorithm", algorithm.isLegacy());
        List<String> over = f.texts("over");
        String to = f.text("to");
        return bench -> bench.put(to, algorithm.of(bench.join(over)));
    }

    private static Step checkDigest(StepFields f) {
        DigestAlgorithm algorithm = f.choice("algorithm", DigestAlgorithm.class);
        f.allow("algorithm", algorithm.isLegacy());
        List<String> over = f.texts("over");
        String given = f.text("digest");
        return bench -> {
            if (!MessageDigest.isEqual(algorithm.of(bench.join(over)), bench.get(given))) {
                throw Ciphers.failed();
            }
        };
    }

    /** The password digest of WS-Security's UsernameToken, whose SHA-1 is not ours to choose. */
    private static Step passwordDigest(StepFields f) {
        List<String> over = List.of(f.text("nonce"), f.text("created"), f.text("password"));
        String to = f.text("to");
        return bench -> bench.put(to, DigestAlgorithm.SHA_1.of(bench.join(over)));
    }

    /** Puts the partner's secrets in place of {@code ${secret:NAME}} in the body. */
    private Step fillSecrets(StepFields f) {
        List<String> names = f.texts("names");
        return bench -> {
            String body = bench.text(Workbench.BODY);
            for (String name : names) {
                String secret =
                        new String(keys.secret(bench.partner(), name), StandardCharsets.UTF_8);
                body = body.replace("${secret:" + name + "}", secret);
            }
            bench.put(Workbench.BODY, body);
        };
    }
}
