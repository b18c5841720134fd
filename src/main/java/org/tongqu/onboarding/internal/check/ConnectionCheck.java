package org.tongqu.onboarding.internal.check;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.onboarding.CheckRule;
import org.tongqu.onboarding.internal.check.Subject.Connection;

import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;

/** Each connection: its template, the parameters, and what is pinned. */
final class ConnectionCheck implements SubjectCheck {
    /** A partner with this connection fetches what waits for it: there is no route to it. */
    private static final String PULL = "outbox-pull";

    private static final Set<String> TLS_ALGORITHMS = Set.of("usual", "RFC8998");

    @Override
    public void check(Subject subject, Findings findings) {
        for (Connection connection : subject.connections()) {
            checkPlaceholders(subject, connection, findings);
            if (connection.template().isPresent()) {
                checkParameters(subject, connection, connection.template().get(), findings);
                checkClient(subject, connection, findings);
                checkPublished(subject, connection, findings);
                checkPins(subject, connection, connection.template().get(), findings);
            } else if (!connection.templateId().equals(PULL)) {
                findings.add(
                        CheckRule.TEMPLATE_UNKNOWN,
                        subject.file(),
                        connection.pointer() + "/template",
                        connection.templateId());
            }
        }
    }

    private static void checkPlaceholders(
            Subject subject, Connection connection, Findings findings) {
        connection
                .tree()
                .path("parameters")
                .properties()
                .forEach(
                        e -> {
                            String value = e.getValue().asText();
                            if (subject.checkout().resolved(value).isEmpty()) {
                                findings.add(
                                        CheckRule.PLACEHOLDER_EMPTY,
                                        subject.file(),
                                        at(connection, e.getKey()),
                                        value);
                            }
                        });
    }

    private static void checkParameters(
            Subject subject, Connection connection, Template template, Findings findings) {
        for (String needed : template.needed()) {
            if (connection.parameter(needed).isEmpty()) {
                findings.add(
                        CheckRule.PARAMETER_MISSING,
                        subject.file(),
                        connection.pointer() + "/parameters",
                        needed);
            }
        }
        connection
                .tree()
                .path("parameters")
                .fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!template.uses(name)) {
                                findings.add(
                                        CheckRule.PARAMETER_UNUSED,
                                        subject.file(),
                                        at(connection, name),
                                        name);
                            }
                        });
    }

    /** A client's certificate is of no use without its key; the algorithms have two names. */
    private static void checkClient(Subject subject, Connection connection, Findings findings) {
        boolean certificate = connection.parameter("clientCertificate").isPresent();
        boolean key = connection.parameter("clientKey").isPresent();
        if (certificate != key) {
            findings.add(
                    CheckRule.PARAMETER_MISSING,
                    subject.file(),
                    connection.pointer() + "/parameters",
                    certificate ? "clientKey" : "clientCertificate");
        }
        connection
                .parameter("tlsAlgorithms")
                .filter(name -> !TLS_ALGORITHMS.contains(name))
                .ifPresent(
                        name ->
                                findings.add(
                                        CheckRule.PARAMETER_INVALID,
                                        subject.file(),
                                        at(connection, "tlsAlgorithms"),
                                        "tlsAlgorithms: " + name));
    }

    /** A file that is published lies beside the mapping. */
    private static void checkPublished(Subject subject, Connection connection, Findings findings) {
        Optional<String> file = connection.parameter("file");
        if (file.isEmpty() || !connection.templateId().startsWith("publish-")) {
            return;
        }
        boolean there =
                subject.mapping()
                        .map(folder -> Files.isRegularFile(folder.resolve(file.get())))
                        .orElse(false);
        if (!there) {
            findings.add(
                    CheckRule.PARAMETER_INVALID,
                    subject.file(),
                    at(connection, "file"),
                    "file: " + file.get());
        }
    }

    private static void checkPins(
            Subject subject, Connection connection, Template template, Findings findings) {
        if (template.isOverTls() && connection.parameter("tlsCertificate").isEmpty()) {
            findings.add(
                    CheckRule.TLS_NOT_PINNED,
                    subject.file(),
                    connection.pointer() + "/parameters",
                    connection.templateId());
        }
        JsonNode secrets = subject.tree().at("/keys/secrets");
        if (template.isOverSsh() && !(secrets.has("hostKey") && secrets.has("sshKey"))) {
            findings.add(
                    CheckRule.HOST_KEY_NOT_PINNED,
                    subject.file(),
                    "/keys/secrets",
                    connection.templateId());
        }
    }

    private static String at(Connection connection, String parameter) {
        return connection.pointer() + "/parameters/" + parameter;
    }
}
