package org.tongqu.underwriting.internal.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** Rows in PostgreSQL's binary COPY format. */
final class CopyBuffer {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };
    private static final int NO_FLAGS = 0;
    private static final int NO_EXTENSION = 0;
    private static final int NULL = -1;
    private static final int END = -1;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 20);

    CopyBuffer() {
        bytes.put(SIGNATURE);
        number(NO_FLAGS);
        number(NO_EXTENSION);
    }

    void row(int columns) {
        room(Short.BYTES).putShort((short) columns);
    }

    void binary(byte[] value) {
        number(value.length);
        room(value.length).put(value);
    }

    void binary(Optional<byte[]> value) {
        value.ifPresentOrElse(this::binary, () -> number(NULL));
    }

    void text(String value) {
        binary(value.getBytes(StandardCharsets.UTF_8));
    }

    void text(Optional<String> value) {
        value.ifPresentOrElse(this::text, () -> number(NULL));
    }

    void time(Instant value) {
        bigint(ChronoUnit.MICROS.between(EPOCH, value));
    }

    void time(Optional<Instant> value) {
        value.ifPresentOrElse(this::time, () -> number(NULL));
    }

    void bigint(long value) {
        number(Long.BYTES);
        room(Long.BYTES).putLong(value);
    }

    private void number(int value) {
        room(Integer.BYTES).putInt(value);
    }

    private ByteBuffer room(int length) {
        if (bytes.remaining() < length) {
            ByteBuffer larger = ByteBuffer.allocate(2 * bytes.capacity() + length);
            bytes = larger.put(bytes.flip());
        }
        return bytes;
    }

    /** Everything, closed by the format's end mark. */
    byte[] finished() {
        row(END);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
