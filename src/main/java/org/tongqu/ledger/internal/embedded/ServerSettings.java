package org.tongqu.ledger.internal.embedded;

import java.util.Map;
import java.util.TreeMap;

/** How Tongqu's own PostgreSQL runs: nothing lost, loopback only, moderate on two cores. */
final class ServerSettings {

    /** A commit that was answered survives a power cut. */
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final Map<String, String> CLOSED =
            Map.of(
                    "listen_addresses", "127.0.0.1",
                    "unix_socket_directories", "",
                    "password_encryption", "scram-sha-256");

    private static final Map<String, String> MODERATE =
            Map.of(
                    "max_connections", "60",
                    "shared_buffers", "128MB",
                    "effective_cache_size", "512MB",
                    "maintenance_work_mem", "64MB",
                    "max_wal_size", "1GB",
                    "checkpoint_timeout", "15min",
                    "random_page_cost", "1.1",
                    "max_parallel_workers_per_gather", "0",
                    "jit", "off",
                    "io_method", "sync");

    /** Its log says what is wrong with the server, never what is in a row. */
    private static final Map<String, String> DISCREET =
            Map.of(
                    "logging_collector", "on",
                    "log_directory", "log",
                    "log_filename", "server-%a.log",
                    "log_truncate_on_rotation", "on",
                    "log_checkpoints", "off",
                    "log_error_verbosity", "terse",
                    "log_min_error_statement", "panic",
                    "log_parameter_max_length_on_error", "0");

    private ServerSettings() {}

    static Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        all.putAll(DURABLE);
        all.putAll(CLOSED);
        all.putAll(MODERATE);
        all.putAll(DISCREET);
        return all;
    }
}
