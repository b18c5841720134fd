package org.tongqu.sandbox.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.HubAddress;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.police.Event;
import org.tongqu.sandbox.police.Hub;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.Json;
import org.tongqu.sandbox.wire.WireParty;
import org.tongqu.sandbox.wire.WireParty.Sealed;
import org.tongqu.sandbox.wire.WireSignatures.Receipt;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sends cases at a fixed rate, whatever the hub answers and when: {@code policies FILE CASES} or
 * {@code load VAR HUB FIRST CASES RATE OUT} or {@code crypto VAR}.
 *
 * <p>All messages are sealed before the first is sent; each case's liability follows its report
 * after a second, and not before the report's receipt. Receipts are verified after the run.
 */
public final class LoadDriver {

    private static final int SENDERS = 96;
    private static final long LIABILITY_AFTER_NANOS = 1_000_000_000L;
    private static final int AHEAD_NANOS = 200_000_000;

    private final WireParty police;
    private final Hub hub;
    private final Clock clock = Clock.systemUTC();

    private record Message(String kind, Sealed sealed, long atNanos) {}

    private record Sent(Message message, double lateMillis, double tookMillis, Hub.Answer answer) {}

    private LoadDriver(WireParty police, Hub hub) {
        this.police = police;
        this.hub = hub;
    }

    /** Runs as a process of its own. */
    public static void main(String... arguments) throws IOException {
        switch (arguments[0]) {
            case "policies" ->
                    Files.writeString(
                            Path.of(arguments[1]),
                            LoadCasts.policies(Integer.parseInt(arguments[2])));
            case "crypto" ->
                    System.out.println(
                            new CryptoCost(
                                            keys(Path.of(arguments[1]))
                                                    .party(Enrolment.POLICE_12123))
                                    .measure());
            case "load" ->
                    driver(Path.of(arguments[1]), URI.create(arguments[2]))
                            .run(
                                    Integer.parseInt(arguments[3]),
                                    Integer.parseInt(arguments[4]),
                                    Double.parseDouble(arguments[5]),
                                    Path.of(arguments[6]));
            default -> throw new SandboxException("unknown argument " + arguments[0]);
        }
        System.exit(0);
    }

    private static Enrolment keys(Path var) {
        return new Enrolment(var, new SecureRandom(), Clock.systemUTC());
    }

    private static LoadDriver driver(Path var, URI hub) {
        WireParty police =
                new WireParty(
                        Enrolment.POLICE_12123,
                        keys(var).party(Enrolment.POLICE_12123),
                        new HubCertificates(var.resolve("keys/public")),
                        new SecureRandom(),
                        Clock.systemUTC());
        return new LoadDriver(police, new Hub(new HubAddress(hub, 0)));
    }

    private void run(int first, int cases, double rate, Path out) throws IOException {
        List<Message> messages = sealed(first, cases, rate);
        ScheduledExecutorService senders = Executors.newScheduledThreadPool(SENDERS);
        long start = System.nanoTime() + AHEAD_NANOS;
        Instant startedAt = clock.instant().plusNanos(AHEAD_NANOS);
        List<Future<Sent>> sent = new ArrayList<>();
        for (int i = 0; i < messages.size(); i += 2) {
            Future<Sent> report = send(senders, start, messages.get(i));
            Message liability = messages.get(i + 1);
            sent.add(report);
            sent.add(
                    senders.schedule(
                            () -> {
                                report.get();
                                return post(start, liability);
                            },
                            start + liability.atNanos() - System.nanoTime(),
                            TimeUnit.NANOSECONDS));
        }
        ObjectNode result = Json.object().put("startedAt", startedAt.toString());
        var list = result.putArray("messages");
        for (Future<Sent> one : sent) {
            list.add(verified(one));
        }
        Files.write(out, Json.write(result));
    }

    private Future<Sent> send(ScheduledExecutorService senders, long start, Message message) {
        return senders.schedule(
                () -> post(start, message),
                start + message.atNanos() - System.nanoTime(),
                TimeUnit.NANOSECONDS);
    }

    private Sent post(long start, Message message) {
        long begun = System.nanoTime();
        Hub.Answer answer = hub.post("/v1/messages", WireParty.SEALED, message.sealed().bytes());
        long due = start + message.atNanos();
        return new Sent(message, (begun - due) / 1e6, (System.nanoTime() - due) / 1e6, answer);
    }

    private ObjectNode verified(Future<Sent> future) {
        ObjectNode line = Json.object();
        try {
            Sent sent = future.get();
            line.put("kind", sent.message().kind()).put("status", sent.answer().status());
            line.put("lateMillis", sent.lateMillis()).put("tookMillis", sent.tookMillis());
            if (sent.answer().status() / 100 == 2) {
                Receipt receipt = police.signatures().verify(sent.answer().body());
                Sealed sealed = sent.message().sealed();
                line.put(
                        "held",
                        receipt.messageId().equals(sealed.messageId())
                                && receipt.digest().equals(sealed.plaintextDigest()));
                line.put("receivedAt", receipt.receivedAt().toString());
                line.put("caseNo", receipt.caseNo().orElse(""));
            }
        } catch (ExecutionException e) {
            line.put("failure", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            line.put("failure", "interrupted");
        }
        return line;
    }

    private List<Message> sealed(int first, int cases, double rate) {
        List<Message> messages = new ArrayList<>();
        String run = UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < cases; i++) {
            long at = Math.round(i * 1e9 / rate);
            Instant now = clock.instant();
            CaseEvents events =
                    new CaseEvents(
                            police.name(),
                            "3309" + run + i,
                            LoadCasts.of(first + i),
                            now.minusSeconds(600));
            messages.add(sealed("reported", events.reported(Optional.empty(), now), at));
            messages.add(sealed("determined", events.liability(now), at + LIABILITY_AFTER_NANOS));
        }
        return messages;
    }

    private Message sealed(String kind, Event event, long at) {
        Sealed sealed =
                police.seal(police.suites().sm2(), event.id(), WireParty.EVENT, event.toJson());
        return new Message(kind, sealed, at);
    }
}
