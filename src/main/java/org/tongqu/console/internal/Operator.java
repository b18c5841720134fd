package org.tongqu.console.internal;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.util.regex.Pattern;

/** The name under which the audit trail keeps what an operator did. */
final class Operator {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");

    private Operator() {}

    /**
     * The name, when it is one.
     *
     * @throws TongquException INVALID_VALUE
     */
    static String named(String who) {
        if (!NAME.matcher(who).matches()) {
            throw TongquException.atField(
                    ErrorCode.INVALID_VALUE, "/who", "say who does this; it is audited");
        }
        return who;
    }
}
