package org.tongqu.sealing;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

/** Says that something is refused, and with which code. */
public final class Refusals {
    private Refusals() {}

    public static void assertRefused(ErrorCode code, ThrowingCallable attempt) {
        assertThatExceptionOfType(TongquException.class)
                .isThrownBy(attempt)
                .extracting(TongquException::code)
                .isEqualTo(code);
    }
}
