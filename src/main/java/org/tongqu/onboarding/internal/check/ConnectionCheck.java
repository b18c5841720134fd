package org.tongqu.onboarding.internal.check;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.onboarding.CheckRule;
import org.tongqu.onboarding.internal.check.Subject.Connection;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each connection: its template, the parameters, what is pinned, and the messages it carries. */
final class ConnectionCheck implements SubjectCheck {
    /** A partner with this connection fetches what waits for it: there is no route to it. */
    private static final String PULL = "outbox-pull";

    /** Messages that connections carry beside those that a parameter names. */
    private static final Map<String, List<String>> CARRIED =
            Map.of(
                    "deliver-https", List.of("accident-out", "accident-reply"),
                    "deliver-jms", List.of("accident-out"),
                    "deliver-sftp", List.of("accident-out", "accident-file"),
                    "collect-sftp", List.of("accident-ack", "accident-reply", "progress-in"),
                    "poll-https", List.of("progress-question", "progress-in"));

    @Override
    public void check(Subject subject, Findings findings) {
        for (Connection connection : subject.connections()) {
            checkPlaceholders(subject, connection, findings);
            if (connection.template().isPresent()) {
                checkParameters(subject, connection, connection.template().get(), findings);
                checkPins(subject, connection, connection.template().get(), findings);
            } else if (!connection.templateId().equals(PULL)) {
                findings.add(
                        CheckRule.TEMPLATE_UNKNOWN,
                        subject.file(),
                        connection.pointer() + "/template",
                        connection.templateId());
            }
            subject.mapping()
                    .ifPresent(
                            folder ->
                                    checkMessages(
                                            connection,
                                            ConfigFiles.file(folder.resolve("mapping.yaml")),
                                            findings));
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

    private static void checkMessages(
            Connection connection, Optional<ConfigFile> mapping, Findings found) {
        if (mapping.isEmpty()) {
            return;
        }
        List<String> carried =
                new ArrayList<>(CARRIED.getOrDefault(connection.templateId(), List.of()));
        for (String parameter : List.of("message", "answer")) {
            connection
                    .parameter(parameter)
                    .or(() -> connection.template().map(t -> t.parameters().get(parameter)))
                    .filter(name -> !name.isEmpty())
                    .ifPresent(carried::add);
        }
        for (String message : carried) {
            if (!mapping.get().tree().path("messages").has(message)) {
                found.add(CheckRule.MESSAGE_MISSING, mapping.get(), "/messages", message);
            }
        }
    }

    private static String at(Connection connection, String parameter) {
        return connection.pointer() + "/parameters/" + parameter;
    }
}
