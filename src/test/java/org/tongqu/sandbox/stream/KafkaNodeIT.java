package org.tongqu.sandbox.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.sandbox.SandboxException;

import java.nio.file.Path;

class KafkaNodeIT {

    @Test
    void neverListensTwiceOnOnePort() {
        for (int i = 0; i < 200; i++) {
            KafkaNode.Ports any = KafkaNode.Ports.of(0);
            assertThat(any.clients()).isNotEqualTo(any.controller());
            KafkaNode.Ports wished = KafkaNode.Ports.of(any.controller());
            assertThat(wished.clients()).isEqualTo(any.controller());
            assertThat(wished.controller()).isNotEqualTo(any.controller());
        }
    }

    @Test
    void mayNotHaltTheProcessItLivesIn(@TempDir Path folder) {
        try (KafkaNode node = new KafkaNode(folder, 0)) {
            assertThat(node.bootstrapServers()).endsWith(":" + node.port());
            assertThatThrownBy(() -> Exit.halt(1, "all log dirs have failed"))
                    .isInstanceOf(SandboxException.class);
            assertThatThrownBy(() -> Exit.exit(1, "all log dirs have failed"))
                    .isInstanceOf(SandboxException.class);
        }
    }
}
