package org.tongqu.onboarding.internal.check;

import org.tongqu.onboarding.CheckRule;
import org.tongqu.onboarding.internal.check.Subject.Connection;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the mapping has the messages that the connections carry and the delivery needs. */
final class MessageCheck implements SubjectCheck {
    private static final String PROGRESS = "progress-in";
    private static final String REPLY = "accident-reply";
    private static final String OUT = "accident-out";

    /** Messages that connections carry beside those that a parameter names. */
    private static final Map<String, List<String>> CARRIED =
            Map.ofEntries(
                    Map.entry("deliver-https", List.of(OUT, REPLY)),
                    Map.entry("deliver-http", List.of(OUT, REPLY)),
                    Map.entry("deliver-jms", List.of(OUT)),
                    Map.entry("deliver-sftp", List.of(OUT, "accident-file")),
                    Map.entry("deliver-socket", List.of(OUT, REPLY, PROGRESS, "progress-answer")),
                    Map.entry("collect-sftp", List.of("accident-ack", REPLY, PROGRESS)),
                    Map.entry("poll-https", List.of("progress-question", PROGRESS)),
                    Map.entry(
                            "poll-list-http",
                            List.of("version-question", "version-in", "list-question", PROGRESS)),
                    Map.entry(
                            "poll-events-https",
                            List.of("events-question", "events-page", PROGRESS)));

    /** Parameters that name a message. */
    private static final List<String> NAMING = List.of("message", "answer", "question");

    /** What it takes to ask before sending again. */
    private static final List<String> ASKING = List.of("accident-question", "accident-query-reply");

    @Override
    public void check(Subject subject, Findings findings) {
        Optional<ConfigFile> mapping =
                subject.mapping()
                        .flatMap(folder -> ConfigFiles.file(folder.resolve("mapping.yaml")));
        if (mapping.isEmpty()) {
            return;
        }
        for (Connection connection : subject.connections()) {
            for (String message : carried(connection)) {
                if (lacks(mapping.get(), message)) {
                    findings.add(CheckRule.MESSAGE_MISSING, mapping.get(), "/messages", message);
                }
            }
        }
        checkQueries(subject, mapping.get(), findings);
    }

    private static void checkQueries(Subject subject, ConfigFile mapping, Findings findings) {
        if (!subject.tree().at("/delivery/resend").asText().equals("QUERY_FIRST")) {
            return;
        }
        for (String message : ASKING) {
            if (lacks(mapping, message)) {
                findings.add(CheckRule.QUERY_MISSING, subject.file(), "/delivery/resend", message);
            }
        }
    }

    private static List<String> carried(Connection connection) {
        List<String> carried =
                new ArrayList<>(CARRIED.getOrDefault(connection.templateId(), List.of()));
        for (String parameter : NAMING) {
            connection
                    .parameter(parameter)
                    .or(
                            () ->
                                    connection
                                            .template()
                                            .map(t -> t.parameters().getOrDefault(parameter, "")))
                    .filter(name -> !name.isEmpty())
                    .ifPresent(carried::add);
        }
        return carried;
    }

    private static boolean lacks(ConfigFile mapping, String message) {
        return !mapping.tree().path("messages").has(message);
    }
}
