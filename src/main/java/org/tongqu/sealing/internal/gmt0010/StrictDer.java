package org.tongqu.sealing.internal.gmt0010;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.util.Arrays;

/**
 * Reads DER by a structure that is known beforehand; whatever differs is ENVELOPE_MALFORMED.
 *
 * <p>Lengths must be minimal and fit; nothing may be left over. It follows the structure alone, so
 * a stranger's bytes decide neither how deep it goes nor how much it keeps.
 */
final class StrictDer {
    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int NULL = 0x05;
    static final int OID = 0x06;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    private static final int LENGTH_BYTES = 3;

    private final byte[] bytes;
    private final int end;
    private int at;

    StrictDer(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private StrictDer(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    /** Goes into the next element. */
    StrictDer enter(int tag) {
        int length = header(tag);
        StrictDer inside = new StrictDer(bytes, at, at + length);
        at += length;
        return inside;
    }

    /** The content of the next element. */
    byte[] content(int tag) {
        return take(header(tag));
    }

    /** The next element as it stands, tag and length included. */
    byte[] element(int tag) {
        int from = at;
        skip(tag);
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** Goes over the next element if it has that tag. */
    void skipIf(int tag) {
        if (at < end && (bytes[at] & 0xff) == tag) {
            skip(tag);
        }
    }

    private void skip(int tag) {
        int length = header(tag);
        at += length;
    }

    /** Refuses when something is left. */
    void end() {
        if (at != end) {
            throw malformed();
        }
    }

    static TongquException malformed() {
        return new TongquException(
                ErrorCode.ENVELOPE_MALFORMED, "not the signed envelope of GM/T 0010 agreed on");
    }

    private int header(int tag) {
        if (end - at < 2 || (bytes[at] & 0xff) != tag) {
            throw malformed();
        }
        int length = bytes[at + 1] & 0xff;
        at += 2;
        if (length > 0x7f) {
            length = longLength(length & 0x7f);
        }
        if (length > end - at) {
            throw malformed();
        }
        return length;
    }

    private int longLength(int count) {
        if (count < 1 || count > LENGTH_BYTES || end - at < count) {
            throw malformed();
        }
        int length = 0;
        for (byte digit : take(count)) {
            length = length << 8 | (digit & 0xff);
        }
        boolean minimal = length > 0x7f && length >>> (8 * (count - 1)) != 0;
        if (!minimal) {
            throw malformed();
        }
        return length;
    }

    private byte[] take(int length) {
        byte[] taken = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return taken;
    }
}
