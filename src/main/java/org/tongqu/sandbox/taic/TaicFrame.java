package org.tongqu.sandbox.taic;

import org.tongqu.sandbox.SandboxException;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A frame: six digits of length in bytes, four of code, six of institution, and the body. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TaicFrame(String code, byte[] body) {

    static final String REPORT = "2101";
    static final String REPORT_REPLY = "2102";
    static final String HEARTBEAT = "9000";
    static final String PROGRESS = "9101";
    static final String PROGRESS_REPLY = "9102";

    private static final int HEAD = 16;
    private static final int LONGEST = 65_536;
    private static final Pattern FORM = Pattern.compile("([0-9]{6})([0-9]{4})330900");

    /** The head of this frame. */
    String head() {
        return "%06d%s330900".formatted(body.length, code);
    }

    /** Head and body. */
    byte[] bytes() {
        byte[] head = head().getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[HEAD + body.length];
        System.arraycopy(head, 0, whole, 0, HEAD);
        System.arraycopy(body, 0, whole, HEAD, body.length);
        return whole;
    }

    /** The next frame; empty at the end of the stream. */
    static Optional<TaicFrame> read(DataInputStream in) throws IOException {
        byte[] head = new byte[HEAD];
        try {
            in.readFully(head);
        } catch (EOFException end) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(new String(head, StandardCharsets.US_ASCII));
        if (!form.matches() || Integer.parseInt(form.group(1)) > LONGEST) {
            throw new SandboxException("no head of a frame");
        }
        byte[] body = new byte[Integer.parseInt(form.group(1))];
        in.readFully(body);
        return Optional.of(new TaicFrame(form.group(2), body));
    }
}
