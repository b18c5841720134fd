package org.tongqu.sealing.internal.wire;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.internal.primitive.SignatureAlgorithm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of RFC 9421 that docs/wire-format.md §4 uses.
 *
 * @param parameters the text after {@code tongqu=}, which is signed as it came
 */
record RequestSignature(
        String parameters,
        long created,
        String nonce,
        String keyId,
        SignatureAlgorithm algorithm,
        String tag,
        byte[] signature) {
    static final String COMPONENTS = "(\"@method\" \"@path\" \"@query\")";

    private static final int LONGEST = 512;
    private static final Pattern INPUT =
            Pattern.compile("tongqu=(\\(\"@method\" \"@path\" \"@query\"\\)((?:;[^;]{1,100}){5}))");
    private static final Pattern PARAMETER =
            Pattern.compile(
                    "created=([0-9]{1,12})|(nonce|keyid|alg|tag)=\"([A-Za-z0-9._-]{1,64})\"");
    private static final Pattern SIGNATURE = Pattern.compile("tongqu=:([A-Za-z0-9+/]{86}==):");
    private static final Map<String, SignatureAlgorithm> ALGORITHMS =
            Map.of(
                    "sm2-sm3", SignatureAlgorithm.SM2_SM3,
                    "ecdsa-p256-sha256", SignatureAlgorithm.ECDSA_SHA256);

    static RequestSignature parse(String input, String signature) {
        Matcher whole = INPUT.matcher(shortEnough(input));
        if (!whole.matches()) {
            throw malformed("Signature-Input");
        }
        Map<String, String> values = parameters(whole.group(2));
        return new RequestSignature(
                whole.group(1),
                Long.parseLong(value(values, "created")),
                nonce(value(values, "nonce")),
                value(values, "keyid"),
                algorithm(value(values, "alg")),
                value(values, "tag"),
                bytes(signature));
    }

    /** The signature base of RFC 9421 §2.5 for a request. */
    static byte[] base(String method, String path, Optional<String> query, String parameters) {
        String text =
                "\"@method\": %s\n\"@path\": %s\n\"@query\": ?%s\n\"@signature-params\": %s"
                        .formatted(method, path, query.orElse(""), parameters);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String name(SignatureAlgorithm algorithm) {
        return ALGORITHMS.entrySet().stream()
                .filter(entry -> entry.getValue() == algorithm)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> values = new HashMap<>();
        Arrays.stream(text.substring(1).split(";"))
                .map(PARAMETER::matcher)
                .forEach(
                        parameter -> {
                            if (!parameter.matches() || !add(values, parameter)) {
                                throw malformed("Signature-Input");
                            }
                        });
        return values;
    }

    private static boolean add(Map<String, String> values, Matcher parameter) {
        String created = parameter.group(1);
        return created == null
                ? values.put(parameter.group(2), parameter.group(3)) == null
                : values.put("created", created) == null;
    }

    private static String value(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).orElseThrow(() -> malformed(name));
    }

    private static String nonce(String nonce) {
        if (!Names.NONCE.matcher(nonce).matches()) {
            throw malformed("nonce");
        }
        return nonce;
    }

    private static SignatureAlgorithm algorithm(String name) {
        return Optional.ofNullable(ALGORITHMS.get(name))
                .orElseThrow(
                        () ->
                                new TongquException(
                                        ErrorCode.UNKNOWN_SUITE, "alg " + name + " is not known"));
    }

    private static byte[] bytes(String signature) {
        Matcher whole = SIGNATURE.matcher(shortEnough(signature));
        if (!whole.matches()) {
            throw malformed("Signature");
        }
        return Base64.getDecoder().decode(whole.group(1));
    }

    private static String shortEnough(String header) {
        return header.length() > LONGEST ? "" : header;
    }

    private static TongquException malformed(String part) {
        return new TongquException(
                ErrorCode.SIGNATURE_INVALID, part + " is not as docs/wire-format.md §4 says");
    }
}
