package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets no transformation run for longer than its limit of CPU time.
 *
 * <p>Most cannot: the size of their input to the power of their loops' depth is small, and they run
 * in the caller's thread. Any other runs in a thread of its own, which is watched, and abandoned
 * when its time is up: the message is refused, and a mapping that did so three times runs no more
 * until the hub starts again. Thread-safe.
 */
final class BoundedRuns {
    /** CPU time of one transformation. */
    static final long MOST_NANOS = 200_000_000;

    static final int STRIKES = 3;

    /** Steps that take far less than the limit on any machine that runs a hub. */
    private static final double HARMLESS = 1e6;

    private static final long LOOK_MILLIS = 10;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, AtomicInteger> strikes = new ConcurrentHashMap<>();

    /**
     * What the transformation makes of the input.
     *
     * @throws TongquException MAPPING_TOO_LONG, MAPPING_STOPPED, or as the transformation fails
     */
    JsonNode run(MessageMapping mapping, JsonNode input) {
        if (Math.pow((double) TreeSize.of(input), mapping.loopDepth()) <= HARMLESS) {
            return mapping.transform(input);
        }
        AtomicInteger struck = strikes.computeIfAbsent(mapping.place(), p -> new AtomicInteger());
        if (struck.get() >= STRIKES) {
            throw new TongquException(ErrorCode.MAPPING_STOPPED, mapping.place());
        }
        return watched(mapping, input, struck);
    }

    private JsonNode watched(MessageMapping mapping, JsonNode input, AtomicInteger struck) {
        CompletableFuture<JsonNode> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> complete(result, mapping, input), "mapping");
        thread.setDaemon(true);
        thread.start();
        try {
            while (true) {
                try {
                    return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException stillRunning) {
                    if (threads.getThreadCpuTime(thread.getId()) > MOST_NANOS) {
                        throw abandoned(mapping, struck);
                    }
                }
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof TongquException known
                    ? known
                    : mapping.unfit("the transformation broke off");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw mapping.unfit("the hub is stopping");
        }
    }

    private static void complete(
            CompletableFuture<JsonNode> result, MessageMapping mapping, JsonNode input) {
        try {
            result.complete(mapping.transform(input));
        } catch (TongquException | StackOverflowError | OutOfMemoryError failed) {
            result.completeExceptionally(failed);
        }
    }

    private static TongquException abandoned(MessageMapping mapping, AtomicInteger struck) {
        struck.incrementAndGet();
        return new TongquException(
                ErrorCode.MAPPING_TOO_LONG,
                mapping.place() + " took more than " + MOST_NANOS / 1_000_000 + " ms of CPU");
    }
}
