package org.tongqu.console.internal;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.util.Arrays;
import java.util.Locale;

/** Reads one of a fixed set of names from what an operator sent. */
final class Choice {

    private Choice() {}

    /**
     * The constant of that name, in any case.
     *
     * @throws TongquException UNKNOWN_CODE, naming the field and what there is
     */
    static <E extends Enum<E>> E of(Class<E> type, String field, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                TongquException.atField(
                                        ErrorCode.UNKNOWN_CODE,
                                        "/" + field,
                                        field
                                                + " is one of "
                                                + Arrays.toString(type.getEnumConstants())));
    }
}
