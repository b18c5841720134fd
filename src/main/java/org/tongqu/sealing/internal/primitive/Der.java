package org.tongqu.sealing.internal.primitive;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the little DER that signatures and SM2 ciphertexts are made of, refusing every other form.
 *
 * <p>Lengths and integers must be minimal, integers positive, and nothing may follow. Answers are
 * empty instead of exceptions: what is wrong with a stranger's bytes is nobody's business.
 */
public final class Der {
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;

    private final byte[] bytes;
    private final int end;
    private int position;

    private Der(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    /** Opens a SEQUENCE that is all of the bytes. */
    public static Optional<Der> sequence(byte[] bytes) {
        Der outer = new Der(bytes, 0, bytes.length);
        int length = outer.header(SEQUENCE);
        if (length < 0 || outer.position + length != bytes.length) {
            return Optional.empty();
        }
        return Optional.of(new Der(bytes, outer.position, bytes.length));
    }

    /** The next element, a positive minimal INTEGER. */
    public Optional<BigInteger> positiveInteger() {
        int length = header(INTEGER);
        if (length <= 0 || !isMinimalAndNotNegative(length)) {
            return Optional.empty();
        }
        BigInteger value = new BigInteger(1, take(length));
        return value.signum() == 0 ? Optional.empty() : Optional.of(value);
    }

    /** The next element, an OCTET STRING. */
    public Optional<byte[]> octets() {
        int length = header(OCTET_STRING);
        return length < 0 ? Optional.empty() : Optional.of(take(length));
    }

    /** Whether everything was read. */
    public boolean isAtEnd() {
        return position == end;
    }

    private boolean isMinimalAndNotNegative(int length) {
        byte first = bytes[position];
        if (first < 0) {
            return false;
        }
        return first != 0 || length == 1 || bytes[position + 1] < 0;
    }

    private byte[] take(int length) {
        byte[] taken = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return taken;
    }

    /** The length of the next element if it has this tag and fits; otherwise -1. */
    private int header(int tag) {
        if (end - position < 2 || (bytes[position] & 0xff) != tag) {
            return -1;
        }
        int length = bytes[position + 1] & 0xff;
        position += 2;
        if (length > 0x7f) {
            length = longLength(length & 0x7f);
        }
        return length <= end - position ? length : -1;
    }

    /** A long form is minimal when one byte less could not hold it; two bytes are enough here. */
    private int longLength(int count) {
        if (count < 1 || count > 2 || end - position < count) {
            return -1;
        }
        int length = 0;
        for (byte digit : take(count)) {
            length = length << 8 | (digit & 0xff);
        }
        return length > (count == 1 ? 0x7f : 0xff) ? length : -1;
    }
}
