package org.tongqu.sandbox.stream;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.simulator.FreePort;
import org.tongqu.sandbox.simulator.Running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Broker and controller in one node, on loopback; its log lies in a folder and is kept. */
public final class KafkaNode implements Running {

    private static final int NODE = 1;
    private static final String HOST = "127.0.0.1";
    private static final String ONE = "1";

    private final int port;
    private final KafkaRaftServer server;

    /** Starts a node that keeps its log in a folder; port 0 is any free port. */
    public KafkaNode(Path folder, int wishedPort) {
        Ports ports = Ports.of(wishedPort);
        this.port = ports.clients();
        neverHalt();
        format(folder);
        KafkaConfig config = new KafkaConfig(properties(folder, ports.controller()), false);
        this.server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
    }

    /** The port that clients connect to. */
    public int port() {
        return port;
    }

    /** Where clients connect to. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Makes a topic of one partition, if it is not there. */
    public void topic(String name) {
        try (Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                (Object) bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.of((short) 1))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new SandboxException("no topic " + name, e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted while making a topic", e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private Map<String, Object> properties(Path folder, int controllerPort) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", String.valueOf(NODE));
        properties.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("inter.broker.listener.name", "CLIENTS");
        properties.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put(
                "listeners",
                "CLIENTS://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
        properties.put("log.dirs", folder.toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("num.network.threads", ONE);
        properties.put("num.io.threads", "2");
        properties.put("log.cleaner.enable", "true");
        properties.put("log.cleaner.dedupe.buffer.size", String.valueOf(2 << 20));
        properties.put("offsets.topic.num.partitions", ONE);
        properties.put("offsets.topic.replication.factor", ONE);
        properties.put("transaction.state.log.num.partitions", ONE);
        properties.put("transaction.state.log.replication.factor", ONE);
        properties.put("transaction.state.log.min.isr", ONE);
        properties.put("share.coordinator.state.topic.num.partitions", ONE);
        properties.put("share.coordinator.state.topic.replication.factor", ONE);
        properties.put("share.coordinator.state.topic.min.isr", ONE);
        return properties;
    }

    /** What "kafka-storage format" writes; bootstrap metadata may be left to the defaults. */
    private static void format(Path folder) {
        Path file = folder.resolve("meta.properties");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                Files.writeString(
                        file,
                        "version=1\ncluster.id=%s\nnode.id=%d\ndirectory.id=%s\n"
                                .formatted(Uuid.randomUuid(), NODE, Uuid.randomUuid()));
            }
        } catch (IOException e) {
            throw new SandboxException("Kafka's folder cannot be formatted: " + folder, e);
        }
    }

    /**
     * Kafka halts its JVM when its folder goes away; here that is the JVM of all simulators, or of
     * a test.
     */
    private static void neverHalt() {
        Exit.setHaltProcedure(KafkaNode::failed);
        Exit.setExitProcedure(KafkaNode::failed);
    }

    private static void failed(int status, @Nullable String message) {
        throw new SandboxException("Kafka gave up with status " + status);
    }

    /** Two ports, never the same. */
    record Ports(int clients, int controller) {

        /** Any two free ports, or the one wished and a free one. */
        static Ports of(int wished) {
            int clients = wished == 0 ? FreePort.any() : wished;
            int controller = FreePort.any();
            while (controller == clients) {
                controller = FreePort.any();
            }
            return new Ports(clients, controller);
        }
    }
}
