package org.tongqu.onboarding.internal.check;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a route template asks for.
 *
 * @param parameters name → default, empty where there is none
 */
record Template(String id, Map<String, String> parameters) {
    /** What the hub gives to every template by itself. */
    private static final Set<String> GIVEN =
            Set.of("partner", "concurrency", "answerMillis", "workFolder");

    /** What the hub makes of other parameters: TLS contexts, brokers, sockets. */
    private static final Set<String> MADE = Set.of("tls", "broker", "socket");

    /** What the hub makes of a secret of the partner file. */
    private static final Map<String, String> OF_SECRETS =
            Map.of("privateKeyFile", "sshKey", "knownHosts", "hostKey");

    /** What a framed connection asks for. */
    private static final Set<String> OF_SOCKETS =
            Set.of(
                    "host",
                    "port",
                    "lengthDigits",
                    "codeDigits",
                    "headTail",
                    "longest",
                    "requestCode",
                    "replyCode",
                    "progressCode",
                    "progressAnswerCode",
                    "heartbeatCode",
                    "heartbeat");

    /** What a TLS context is made of. */
    private static final Set<String> OF_TLS =
            Set.of("tlsCertificate", "tlsAlgorithms", "clientCertificate", "clientKey");

    static Template of(JsonNode template) {
        Map<String, String> parameters = new TreeMap<>();
        template.path("parameters")
                .forEach(
                        parameter ->
                                parameters.put(
                                        parameter.path("name").asText(),
                                        parameter.path("defaultValue").asText("")));
        return new Template(template.path("id").asText(), parameters);
    }

    /** Names that a partner file must give. */
    Set<String> needed() {
        Set<String> needed = new TreeSet<>();
        parameters.forEach(
                (name, standard) -> {
                    boolean free = GIVEN.contains(name) || OF_SECRETS.containsKey(name);
                    if (!free && standard.isEmpty() && !MADE.contains(name)) {
                        needed.add(name);
                    }
                });
        if (parameters.containsKey("broker")) {
            needed.add("brokerUrl");
            needed.add("user");
        }
        if (parameters.containsKey("socket")) {
            needed.addAll(OF_SOCKETS);
        }
        return needed;
    }

    /** Whether a parameter of a partner file is of any use. */
    boolean uses(String parameter) {
        return parameters.containsKey(parameter)
                || needed().contains(parameter)
                || (isOverTls() && OF_TLS.contains(parameter));
    }

    /** Secrets that connections of this kind use. */
    Set<String> secrets() {
        Set<String> secrets = new TreeSet<>();
        OF_SECRETS.forEach(
                (name, secret) -> {
                    if (parameters.containsKey(name)) {
                        secrets.add(secret);
                    }
                });
        if (id.endsWith("-jms")) {
            secrets.add("brokerPassword");
        }
        return secrets;
    }

    boolean isOverSsh() {
        return parameters.containsKey("knownHosts");
    }

    boolean isOverTls() {
        return parameters.containsKey("tls");
    }
}
