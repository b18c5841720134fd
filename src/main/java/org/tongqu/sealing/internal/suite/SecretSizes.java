package org.tongqu.sealing.internal.suite;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;
import org.tongqu.partner.Partner;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.internal.primitive.CipherAlgorithm;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How many bytes the secrets of a suite have, by the ciphers and codes that they are keys of. */
public final class SecretSizes {
    private static final int RETAIL_MAC_BYTES = 16;

    private SecretSizes() {}

    /** Name of a secret → bytes; without those that may be of any size. */
    public static Map<String, Integer> of(TongquPaths paths, Partner partner) {
        return partner.suites()
                .parcel()
                .map(name -> paths.home().resolve("security/suites").resolve(name + ".yaml"))
                .flatMap(ConfigFiles::file)
                .map(ConfigFile::tree)
                .map(SecretSizes::of)
                .orElse(Map.of());
    }

    private static Map<String, Integer> of(JsonNode suite) {
        Map<String, Integer> sizes = new HashMap<>();
        Map<String, String> secrets = new HashMap<>();
        List<JsonNode> steps = suite.findParents("step");
        for (JsonNode step : steps) {
            if (step.path("step").asText().equals("secret")) {
                secrets.put(step.path("to").asText(), step.path("name").asText());
            }
        }
        for (JsonNode step : steps) {
            String secret = secrets.get(step.path("key").asText());
            if (secret != null) {
                keyBytes(step).ifPresent(bytes -> sizes.put(secret, bytes));
            }
        }
        return sizes;
    }

    private static Optional<Integer> keyBytes(JsonNode step) {
        if (step.has("cipher")) {
            String name = step.path("cipher").asText().replace('-', '_').toUpperCase(Locale.ROOT);
            return Optional.of(CipherAlgorithm.valueOf(name).keyBytes());
        }
        return step.path("algorithm").asText().equals("RETAIL-MAC")
                ? Optional.of(RETAIL_MAC_BYTES)
                : Optional.empty();
    }
}
