package org.tongqu.sandbox.simulator;

import org.tongqu.sandbox.crypto.Sm3;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The latest messages that a simulator received, in memory only. Thread-safe. */
public final class MessageLog {

    private static final int KEPT = 20_000;

    private final Clock clock;
    private final Lock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long received;

    /**
     * One message: what kind, under which idempotency id, and what it said. The payload holds
     * personal data and is for tests alone.
     */
    public record Entry(Instant at, String kind, String id, String sm3, byte[] payload) {

        /** The payload as text in its charset. */
        public String text(Charset charset) {
            return new String(payload, charset);
        }

        /** The payload as UTF-8 text. */
        public String text() {
            return text(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return kind + " " + id + " " + sm3;
        }
    }

    /** An empty log. */
    public MessageLog(Clock clock) {
        this.clock = clock;
    }

    /** Adds a message. */
    public void add(String kind, String id, byte[] payload) {
        Entry entry = new Entry(clock.instant(), kind, id, Sm3.hex(payload), payload.clone());
        lock.lock();
        try {
            entries.add(entry);
            received++;
            if (entries.size() > KEPT) {
                entries.remove();
            }
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What is kept, oldest first. */
    public List<Entry> entries() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    /** How many messages came in all. */
    public long received() {
        lock.lock();
        try {
            return received;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a message fits; empty when none came in time. */
    public Optional<Entry> await(Predicate<Entry> wanted, Duration limit)
            throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (true) {
                Optional<Entry> found = entries.stream().filter(wanted).findFirst();
                if (found.isPresent() || left <= 0) {
                    return found;
                }
                left = grown.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many messages have come in all. */
    public boolean awaitReceived(long count, Duration limit) throws InterruptedException {
        long left = TimeUnit.NANOSECONDS.convert(limit);
        lock.lock();
        try {
            while (received < count && left > 0) {
                left = grown.awaitNanos(left);
            }
            return received >= count;
        } finally {
            lock.unlock();
        }
    }
}
