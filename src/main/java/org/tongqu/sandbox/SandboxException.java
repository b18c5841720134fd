package org.tongqu.sandbox;

/** A simulator cannot go on; the message holds identifiers, never personal data. */
public final class SandboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure found by the sandbox itself. */
    public SandboxException(String message) {
        super(message);
    }

    /** A failure caused by another. */
    public SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
