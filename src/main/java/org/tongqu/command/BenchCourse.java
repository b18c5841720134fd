package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of the messages of one run: matched, message by message, with the ledger. */
final class BenchCourse {

    private static final double MILLIS = 1e6;

    private final JsonNode load;
    private final Map<String, Integer> confirmations = new HashMap<>();
    private final Map<String, Instant> lastConfirmed = new HashMap<>();

    /** The driver's account of a run, and the deliveries of a case as the ledger has them. */
    BenchCourse(JsonNode load, Set<String> insurers, Function<String, JsonNode> deliveries) {
        this.load = load;
        for (String caseNo : caseNos()) {
            for (JsonNode delivery : deliveries.apply(caseNo)) {
                if (insurers.contains(delivery.path("partner").asText())
                        && delivery.path("state").asText().equals("CONFIRMED")) {
                    confirmed(key(caseNo, event(delivery)), delivery);
                }
            }
        }
    }

    private void confirmed(String key, JsonNode delivery) {
        confirmations.merge(key, 1, Integer::sum);
        lastConfirmed.merge(
                key,
                Instant.parse(delivery.path("updatedAt").asText()),
                (a, b) -> a.isAfter(b) ? a : b);
    }

    private Set<String> caseNos() {
        return accepted()
                .map(message -> message.path("caseNo").asText())
                .collect(Collectors.toSet());
    }

    private static String event(JsonNode delivery) {
        String type = delivery.path("eventType").asText().toLowerCase(Locale.ROOT);
        return type.contains("reported") ? "reported" : "determined";
    }

    private static String key(String caseNo, String event) {
        return caseNo + "/" + event;
    }

    private Stream<JsonNode> messages() {
        Stream.Builder<JsonNode> all = Stream.builder();
        load.path("messages").forEach(all);
        return all.build();
    }

    private Stream<JsonNode> accepted() {
        return messages().filter(message -> message.path("held").asBoolean());
    }

    /** Messages with a receipt that holds. */
    long acceptedCount() {
        return accepted().count();
    }

    /** Messages that were sent. */
    long sentCount() {
        return messages().count();
    }

    /** Accepted messages of which an insurer that should know of them does not: must be 0. */
    long lost() {
        long reports = accepted().filter(m -> isReport(m)).count();
        return accepted().filter(message -> confirmations(message) < expected(message)).count()
                + (reports - caseNos().size());
    }

    private int confirmations(JsonNode message) {
        return confirmations.getOrDefault(keyOf(message), 0);
    }

    /** CPIC-SIM takes the report and the liability; PICC-SIM hears of the case by the latter. */
    private static int expected(JsonNode message) {
        return isReport(message) ? 1 : 2;
    }

    private static boolean isReport(JsonNode message) {
        return message.path("kind").asText().equals("reported");
    }

    private static String keyOf(JsonNode message) {
        return key(message.path("caseNo").asText(), message.path("kind").asText());
    }

    /** Milliseconds from acceptance to the last insurer's confirmation, sorted. */
    double[] endToEnd() {
        return accepted()
                .filter(message -> confirmations(message) >= expected(message))
                .mapToDouble(
                        message ->
                                Duration.between(
                                                        receivedAt(message),
                                                        lastConfirmed.getOrDefault(
                                                                keyOf(message), Instant.MAX))
                                                .toNanos()
                                        / MILLIS)
                .sorted()
                .toArray();
    }

    /** Milliseconds from the moment a message was due to its receipt, sorted. */
    double[] receipts() {
        return accepted().mapToDouble(m -> m.path("tookMillis").asDouble()).sorted().toArray();
    }

    /** How far behind the plan messages were sent, sorted: the driver's own honesty. */
    double[] late() {
        return messages().mapToDouble(m -> m.path("lateMillis").asDouble()).sorted().toArray();
    }

    /** Accepted messages per second, from the first acceptance to the last. */
    double acceptedPerSecond() {
        List<Instant> times = accepted().map(BenchCourse::receivedAt).sorted().toList();
        return times.size() < 2
                ? 0
                : (times.size() - 1)
                        * 1e9
                        / Duration.between(times.get(0), times.get(times.size() - 1)).toNanos();
    }

    /** Cases per second, from the first acceptance to the last confirmation. */
    double casesPerSecond() {
        Instant first =
                accepted().map(BenchCourse::receivedAt).min(Instant::compareTo).orElse(Instant.MAX);
        Instant last =
                accepted()
                        .map(m -> lastConfirmed.getOrDefault(keyOf(m), Instant.MIN))
                        .max(Instant::compareTo)
                        .orElse(Instant.MIN);
        return last.isAfter(first)
                ? accepted().filter(m -> !isReport(m)).count()
                        * 1e9
                        / Duration.between(first, last).toNanos()
                : 0;
    }

    private static Instant receivedAt(JsonNode message) {
        return Instant.parse(message.path("receivedAt").asText());
    }

    /** The value below which the given part of the sorted values lies; NaN of nothing. */
    static double percentile(double[] sorted, double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (part * sorted.length))];
    }
}
