package org.tongqu.failure;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** The only exception that leaves a module; its message never holds personal data. */
public final class TongquException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String pointer;

    /** A failure with identifiers, but no personal data, in its detail. */
    public TongquException(ErrorCode code, String detail) {
        this(code, detail, null, null);
    }

    /** A failure caused by another. */
    public TongquException(ErrorCode code, String detail, Throwable cause) {
        this(code, detail, null, cause);
    }

    private TongquException(
            ErrorCode code, String detail, @Nullable String pointer, @Nullable Throwable cause) {
        super(code + ": " + detail, cause);
        this.code = code;
        this.pointer = pointer;
    }

    /** A failure of one field, named by its JSON pointer (or `file:line:field`). */
    public static TongquException atField(ErrorCode code, String pointer, String detail) {
        return new TongquException(code, detail, pointer, null);
    }

    /** The stable code. */
    public ErrorCode code() {
        return code;
    }

    /** Where, when one field is at fault. */
    public Optional<String> pointer() {
        return Optional.ofNullable(pointer);
    }

    /** What failed, without the code. */
    public String detail() {
        return String.valueOf(getMessage()).substring(code.name().length() + 2);
    }
}
