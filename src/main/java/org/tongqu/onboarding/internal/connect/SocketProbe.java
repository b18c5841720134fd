package org.tongqu.onboarding.internal.connect;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A connection of its own, one heartbeat over it, and the partner's heartbeat back. */
final class SocketProbe {
    private static final int MOST_FRAMES = 20;

    private final Map<String, String> parameters;

    SocketProbe(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    void run(Course course) {
        course.phase("HEARTBEAT", this::beat);
    }

    private String beat() throws IOException {
        String code = text("heartbeatCode");
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(text("host"), number("port")), Probes.PATIENCE_MILLIS);
            socket.setSoTimeout(Probes.PATIENCE_MILLIS);
            String head = "0".repeat(number("lengthDigits")) + code + text("headTail");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return heard(new DataInputStream(socket.getInputStream()), code);
        }
    }

    /** Reads on to the heartbeat; what else the partner says in between is left unanswered. */
    private String heard(DataInputStream in, String heartbeat) throws IOException {
        for (int frames = 0; frames < MOST_FRAMES; frames++) {
            String head = head(in);
            int digits = number("lengthDigits");
            int length = Integer.parseInt(head.substring(0, digits));
            if (length > number("longest")) {
                throw new ProtocolException("a body longer than agreed");
            }
            in.readFully(new byte[length]);
            if (head.startsWith(heartbeat, digits)) {
                return heartbeat + ", 心跳有回应 · the heartbeat is answered";
            }
        }
        throw new ProtocolException("no heartbeat among " + MOST_FRAMES + " frames");
    }

    private String head(DataInputStream in) throws IOException {
        int digits = number("lengthDigits") + number("codeDigits");
        byte[] bytes = new byte[digits + text("headTail").length()];
        in.readFully(bytes);
        String head = new String(bytes, StandardCharsets.US_ASCII);
        if (!head.matches("[0-9]{" + digits + "}.*") || !head.endsWith(text("headTail"))) {
            throw new ProtocolException("no head of the agreed form");
        }
        return head;
    }

    private int number(String parameter) {
        return Integer.parseInt(text(parameter));
    }

    private String text(String parameter) {
        return parameters.getOrDefault(parameter, "");
    }
}
