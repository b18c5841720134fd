package org.tongqu.sandbox.taic;

import org.tongqu.sandbox.enrolment.Enrolment.TaicKeys;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.Optional;

/** A connection to TAIC-SIM as the hub would hold it. */
final class HubSide implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;

    private final Socket socket;
    private final DataInputStream in;
    private final TaicSeal seal;

    HubSide(int port, TaicKeys keys) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        seal = new TaicSeal(keys, new SecureRandom());
    }

    void report(String trace, TaicText text) throws IOException {
        send(new TaicFrame(TaicFrame.REPORT, seal.seal(trace, text.bytes())).bytes());
    }

    void acknowledge(String code) throws IOException {
        TaicText text = new TaicText().with("jiaoYiMa", "9102").with("yingDaMa", code);
        send(
                new TaicFrame(TaicFrame.PROGRESS_REPLY, seal.seal("000000000000", text.bytes()))
                        .bytes());
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The next frame; empty when the other side has closed. */
    Optional<TaicFrame> next() throws IOException {
        try {
            return TaicFrame.read(in);
        } catch (java.net.SocketException reset) {
            return Optional.empty();
        }
    }

    /** The text of the next frame with this code; those before it are passed over. */
    TaicText text(String code) throws IOException {
        TaicFrame frame = next().orElseThrow();
        while (!frame.code().equals(code)) {
            frame = next().orElseThrow();
        }
        return TaicText.parse(seal.open(frame.body()).plain());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
