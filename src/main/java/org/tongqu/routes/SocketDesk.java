package org.tongqu.routes;

import org.jspecify.annotations.Nullable;
import org.tongqu.delivery.Attempts;
import org.tongqu.delivery.Attempts.Attempt;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What this node has with one partner: a connection or none, and what is on its way over it. */
final class SocketDesk {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String partner;
    private final SocketPlace place;
    private final SocketLink.Listener frames;
    private final Attempts attempts;
    private final Map<String, OnItsWay> onTheirWay = new ConcurrentHashMap<>();
    private Duration pause = FIRST_PAUSE;
    private long nextTry = System.nanoTime();
    private volatile @Nullable SocketLink link;

    /** A delivery that was written to a connection and is not answered yet. */
    private record OnItsWay(Attempt attempt, SocketLink link, long until) {}

    SocketDesk(String partner, SocketPlace place, SocketLink.Listener frames, Attempts attempts) {
        this.partner = partner;
        this.place = place;
        this.frames = frames;
        this.attempts = attempts;
    }

    /** Connects where there is no connection, pausing longer after each that was of no use. */
    synchronized boolean isConnected() {
        SocketLink open = link;
        if (open != null && open.isOpen()) {
            return beats(open);
        }
        if (open != null) {
            link = null;
            pauseAfter(open.hasHeard());
        }
        return System.nanoTime() >= nextTry && connects();
    }

    private boolean connects() {
        try {
            link = SocketLink.open(place, partner, frames);
            return true;
        } catch (IOException e) {
            pauseAfter(false);
            return false;
        }
    }

    private void pauseAfter(boolean wasOfUse) {
        pause = wasOfUse ? FIRST_PAUSE : pause;
        nextTry = System.nanoTime() + pause.toNanos();
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private static boolean beats(SocketLink open) {
        try {
            open.beat();
            return true;
        } catch (IOException e) {
            open.close();
            return false;
        }
    }

    /** How many deliveries await an answer. */
    int awaiting() {
        long now = System.nanoTime();
        onTheirWay.values().removeIf(sent -> sent.until() < now);
        return onTheirWay.size();
    }

    /** Writes a delivery; it counts as on its way until it is answered, or nobody waits for it. */
    void send(Attempt attempt, byte[] body, Duration answerWithin) throws IOException {
        SocketLink open = link;
        if (open == null || !open.isOpen()) {
            throw new ConnectException("no connection to " + partner);
        }
        long until = System.nanoTime() + answerWithin.toNanos();
        onTheirWay.put(attempt.uuid(), new OnItsWay(attempt, open, until));
        open.send(place.codes().request(), body);
    }

    /** These are answered. */
    void settled(Collection<String> uuids) {
        uuids.forEach(onTheirWay::remove);
    }

    /** A connection has ended: nobody knows what of its unanswered deliveries was received. */
    void ended(SocketLink over) {
        List<OnItsWay> lost =
                onTheirWay.values().stream().filter(sent -> sent.link() == over).toList();
        for (OnItsWay sent : lost) {
            if (onTheirWay.remove(sent.attempt().uuid(), sent)) {
                unknown(sent.attempt());
            }
        }
    }

    private void unknown(Attempt attempt) {
        try {
            attempts.met(attempt, "drop-connection");
            attempts.failed(attempt, true, ErrorCode.PARTNER_UNAVAILABLE);
        } catch (TongquException e) {
            // The ledger cannot be reached: the delivery's own lease ends it in the same way.
        }
    }

    /** Lets what is on its way be answered, then closes. */
    synchronized void rest() {
        if (awaiting() == 0) {
            close();
        }
    }

    synchronized void close() {
        SocketLink open = link;
        if (open != null) {
            open.close();
            link = null;
        }
    }
}
