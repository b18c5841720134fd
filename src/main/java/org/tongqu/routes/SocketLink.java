package org.tongqu.routes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/** One connection to a partner: frames are written by anyone, read by a thread of its own. */
final class SocketLink implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int SILENCES = 3;

    private final SocketPlace place;
    private final Socket socket;
    private final OutputStream out;
    private final Listener listener;
    private volatile boolean heard;
    private volatile long lastSent = System.nanoTime();

    /** What becomes of frames and of the end; called by the reading thread. */
    interface Listener {
        /** A frame came; an exception closes the connection. */
        void frame(SocketLink link, Frame frame) throws IOException;

        /** The connection has ended, for whatever reason; called once. */
        void ended(SocketLink link);
    }

    private SocketLink(SocketPlace place, Socket socket, Listener listener) throws IOException {
        this.place = place;
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.listener = listener;
    }

    /** Connects, and begins to read. */
    static SocketLink open(SocketPlace place, String name, Listener listener) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(place.host(), place.port()), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(place.heartbeat().toMillis() * SILENCES));
            SocketLink link = new SocketLink(place, socket, listener);
            Thread reader = new Thread(link::readAll, "socket-" + name);
            reader.setDaemon(true);
            reader.start();
            return link;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Writes one frame whole. */
    synchronized void send(String code, byte[] body) throws IOException {
        out.write(place.head().write(new Frame(code, body)));
        out.flush();
        lastSent = System.nanoTime();
    }

    /** Says that the hub is there, when it has said nothing for long. */
    void beat() throws IOException {
        if (System.nanoTime() - lastSent >= place.heartbeat().toNanos()) {
            send(place.codes().heartbeat(), new byte[0]);
        }
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    /** Whether any frame came that was dealt with. */
    boolean hasHeard() {
        return heard;
    }

    private void readAll() {
        try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
            Optional<Frame> next = place.head().read(in);
            while (next.isPresent()) {
                listener.frame(this, next.get());
                heard = true;
                next = place.head().read(in);
            }
        } catch (IOException | RuntimeException broken) {
            // Whatever it was: this connection is over, and the next turn opens another.
        } finally {
            close();
            listener.ended(this);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more in either case.
        }
    }
}
