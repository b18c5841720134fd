package org.tongqu.routes;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The head of every frame, in ASCII: number of bytes of the body, code, and what never changes.
 *
 * @param lengthDigits decimal digits of the length, zero-padded
 * @param codeDigits decimal digits of the code
 * @param tail what every head ends in, e.g. the institution
 * @param longest most bytes of a body; a head that says more is garbage
 */
record FrameHead(int lengthDigits, int codeDigits, String tail, int longest) {

    /** Head and body, ready to be written. */
    byte[] write(Frame frame) {
        if (frame.body().length > longest) {
            throw new IllegalArgumentException("the body is longer than agreed");
        }
        String length = ("%0" + lengthDigits + "d").formatted(frame.body().length);
        byte[] head = (length + frame.code() + tail).getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + frame.body().length);
        System.arraycopy(frame.body(), 0, whole, head.length, frame.body().length);
        return whole;
    }

    /**
     * The next frame, however the bytes are cut into packets.
     *
     * @return empty when the stream ends between two frames
     * @throws ProtocolException when it is no head, is too long, or the stream ends within a frame:
     *     what follows cannot be told apart, so the connection is of no use any more
     */
    Optional<Frame> read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(size());
        if (head.length == 0) {
            return Optional.empty();
        }
        if (head.length < size()) {
            throw new ProtocolException("the stream ends within a head");
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int length = length(text);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new ProtocolException("the stream ends within a body");
        }
        return Optional.of(
                new Frame(text.substring(lengthDigits, lengthDigits + codeDigits), body));
    }

    private int length(String head) throws ProtocolException {
        boolean digits =
                head.chars().limit(lengthDigits + codeDigits).allMatch(c -> c >= '0' && c <= '9');
        if (!digits || !head.endsWith(tail)) {
            throw new ProtocolException("no head");
        }
        int length = Integer.parseInt(head.substring(0, lengthDigits));
        if (length > longest) {
            throw new ProtocolException("a body longer than agreed");
        }
        return length;
    }

    private int size() {
        return lengthDigits + codeDigits + tail.length();
    }
}
