package org.tongqu.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongqu.delivery.Attempts;
import org.tongqu.delivery.Attempts.Attempt;
import org.tongqu.failure.ErrorCode;
import org.tongqu.parcel.Parcel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** One side of a framed connection, with a server that the test plays. */
class SocketDeskIT {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final byte[] BODY = "sealed".getBytes(StandardCharsets.US_ASCII);

    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final FrameHead head = new FrameHead(6, 4, "330900", 100);
    private ServerSocket server;
    private SocketDesk desk;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        desk = desk(server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        desk.close();
        server.close();
    }

    @Test
    void saysThatItIsThereWhenItHasNothingToSay() throws IOException {
        assertThat(desk.isConnected()).isTrue();
        try (Socket partner = server.accept()) {
            await().until(() -> desk.isConnected() && partner.getInputStream().available() > 0);
            assertThat(head.read(partner.getInputStream()).orElseThrow().code()).isEqualTo("9000");
        }
    }

    @Test
    void givesUpAConnectionOnWhichNothingComesAndWhatWasOnItsWayIsUnknown() throws IOException {
        assertThat(desk.isConnected()).isTrue();
        try (Socket partner = server.accept()) {
            desk.send(attempt("d-1"), BODY, WITHIN);
            assertThat(head.read(partner.getInputStream()).orElseThrow().body()).isEqualTo(BODY);
            await().until(() -> ends.contains("d-1 maybe received"));
            assertThat(desk.awaiting()).isZero();
        }
    }

    @Test
    void givesUpAConnectionOnWhichHalfAFrameComes() throws IOException {
        assertThat(desk.isConnected()).isTrue();
        try (Socket partner = server.accept()) {
            desk.send(attempt("d-1"), BODY, WITHIN);
            partner.getOutputStream().write("00000621023309".getBytes(StandardCharsets.US_ASCII));
            await().until(() -> ends.contains("d-1 maybe received"));
            assertThat(frames).isEmpty();
        }
    }

    @Test
    void closesOnGarbageAndConnectsAgain() throws IOException {
        assertThat(desk.isConnected()).isTrue();
        try (Socket partner = server.accept()) {
            partner.getOutputStream()
                    .write(
                            ("0000022102330900ok" + "-000012102330900")
                                    .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> partner.getInputStream().read() < 0);
        }
        assertThat(frames).containsExactly("2102 ok");
        await().until(desk::isConnected);
        server.accept().close();
    }

    @Test
    void forgetsWhatIsAnsweredAndClosesOnlyWhenNothingIsOnItsWay() throws IOException {
        assertThat(desk.isConnected()).isTrue();
        try (Socket partner = server.accept()) {
            desk.send(attempt("d-1"), BODY, WITHIN);
            desk.send(attempt("d-2"), BODY, WITHIN);
            desk.settled(List.of("d-1"));
            desk.rest();
            assertThat(desk.awaiting()).isEqualTo(1);
            desk.settled(List.of("d-2"));
            desk.rest();
            partner.setSoTimeout(5_000);
            while (partner.getInputStream().read() >= 0) {
                assertThat(desk.awaiting()).isZero();
            }
            assertThat(ends).isEmpty();
        }
    }

    @Test
    void doesNotTryAgainAtOnceAndSendsNothingWithoutAConnection() throws IOException {
        int port = server.getLocalPort();
        server.close();
        SocketDesk alone = desk(port);

        assertThat(alone.isConnected()).isFalse();
        try (ServerSocket back = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(alone.isConnected()).as("a pause after a vain try").isFalse();
            assertThatThrownBy(() -> alone.send(attempt("d-1"), BODY, WITHIN))
                    .isInstanceOf(ConnectException.class);
            await().until(alone::isConnected);
            back.accept().close();
        } finally {
            alone.close();
        }
    }

    private SocketDesk desk(int port) {
        SocketPlace place =
                new SocketPlace(
                        "127.0.0.1",
                        port,
                        head,
                        new SocketPlace.Codes("2101", "2102", "9101", "9102", "9000"),
                        Duration.ofMillis(200));
        return new SocketDesk("x-sim", place, new Noting(), new Noted());
    }

    private static Attempt attempt(String uuid) {
        return new Attempt(1, uuid, "x-sim", "ZS1", 1, Parcel.of(BODY), false);
    }

    /** Notes the frames that come. */
    private final class Noting implements SocketLink.Listener {
        @Override
        public void frame(SocketLink link, Frame frame) {
            frames.add(frame.code() + " " + new String(frame.body(), StandardCharsets.US_ASCII));
        }

        @Override
        public void ended(SocketLink link) {
            desk.ended(link);
        }
    }

    /** Notes how attempts end. */
    private final class Noted implements Attempts {
        @Override
        public List<Long> pending(String partner, int limit) {
            return List.of();
        }

        @Override
        public Optional<Attempt> begin(long deliveryId) {
            return Optional.empty();
        }

        @Override
        public void handedOver(Attempt attempt) {}

        @Override
        public void answered(Attempt attempt, Parcel answer) {}

        @Override
        public void failed(Attempt attempt, boolean maybeReceived, ErrorCode reason) {
            ends.add(attempt.uuid() + (maybeReceived ? " maybe received" : " not received"));
        }
    }
}
