package org.tongqu.onboarding.internal.connect;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a Kafka says of its nodes and of the topic; joins no group. */
final class KafkaProbe {

    void run(Map<String, String> parameters, Course course) {
        course.phase("KAFKA", () -> nodes(parameters));
        course.phase("TOPIC", () -> topic(parameters, parameters.getOrDefault("topic", "")));
    }

    private static String nodes(Map<String, String> parameters) throws Exception {
        try (Admin admin = admin(parameters)) {
            return admin.describeCluster()
                            .nodes()
                            .get(Probes.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                            .size()
                    + " node(s)";
        }
    }

    private static String topic(Map<String, String> parameters, String topic) throws Exception {
        try (Admin admin = admin(parameters)) {
            TopicDescription described =
                    admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get(Probes.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                            .values()
                            .iterator()
                            .next();
            return topic + ", " + described.partitions().size() + " partition(s)";
        }
    }

    private static Admin admin(Map<String, String> parameters) {
        return Admin.create(
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        parameters.getOrDefault("bootstrap", ""),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        Probes.PATIENCE_MILLIS,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Probes.PATIENCE_MILLIS));
    }
}
