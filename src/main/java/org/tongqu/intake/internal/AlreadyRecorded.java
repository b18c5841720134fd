package org.tongqu.intake.internal;

/** Rolls the transaction back when another thread recorded the same message first. */
final class AlreadyRecorded extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
