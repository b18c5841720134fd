package org.tongqu.sealing.internal.doctor;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.util.Optional;
import java.util.function.Supplier;

/** What a stranger's bytes can do to a parser: all of it means that they do not fit. */
final class Refused {
    private Refused() {}

    static TongquException because(String what) {
        return new TongquException(ErrorCode.ENVELOPE_MALFORMED, what);
    }

    /** The value, or nothing when the bytes do not fit; libraries throw unchecked, too. */
    static <T> Optional<T> unlessRefused(Supplier<T> attempt) {
        try {
            return Optional.of(attempt.get());
        } catch (TongquException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | ArithmeticException
                | ClassCastException refused) {
            return Optional.empty();
        }
    }
}
