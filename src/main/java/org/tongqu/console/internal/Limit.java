package org.tongqu.console.internal;

import org.jspecify.annotations.Nullable;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

/** How many lines of a list an operator gets. */
final class Limit {

    private static final int USUAL = 50;
    private static final int MOST = 1000;

    private Limit() {}

    /**
     * The wished number, or the usual one.
     *
     * @throws TongquException INVALID_VALUE when it is not within 1 and 1000
     */
    static int of(@Nullable Integer wished) {
        int limit = wished == null ? USUAL : wished;
        if (limit < 1 || limit > MOST) {
            throw TongquException.atField(
                    ErrorCode.INVALID_VALUE, "/limit", "the limit is from 1 to " + MOST);
        }
        return limit;
    }
}
