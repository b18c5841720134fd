package org.tongqu.routes;

import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;

/** Commits an offset once its event is recorded. */
final class Kafka {
    private Kafka() {}

    static void commit(Exchange exchange) {
        KafkaManualCommit commit =
                exchange.getMessage()
                        .getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class);
        if (commit != null) {
            commit.commit();
        }
    }
}
