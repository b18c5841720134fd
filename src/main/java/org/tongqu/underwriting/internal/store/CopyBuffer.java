package org.tongqu.underwriting.internal.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);

    CopyBuffer() {
        bytes.writeBytes(SIGNATURE);
        number(NO_FLAGS);
        number(NO_EXTENSION);
    }

    void row(int columns) {
        bytes.write(columns >> 8);
        bytes.write(columns);
    }

    void binary(byte[] value) {
        number(value.length);
        bytes.writeBytes(value);
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
        binary(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    private void number(int value) {
        bytes.write(value >> 24);
        bytes.write(value >> 16);
        bytes.write(value >> 8);
        bytes.write(value);
    }

    /** Everything, closed by the format's end mark. */
    byte[] finished() {
        row(END);
        return bytes.toByteArray();
    }
}
