package org.tongqu.sandbox.ccic;

/** A whole file is refused, with the code of its {@code .ack}. */
final class CcicRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    CcicRefusal(String code, String reason) {
        super(reason);
        this.code = code;
    }

    /** Text of the {@code .ack}, not yet signed. */
    String acknowledgement() {
        return "E|" + code + "|" + getMessage();
    }
}
