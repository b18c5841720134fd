package org.tongqu.failure;

/** What a caller may expect of a failure. */
public enum FailureKind {
    /** The content is wrong: sending the same again cannot help. */
    INVALID,
    /** The sender may not do this, or cannot prove who it is. */
    REFUSED,
    /** Something needed is away for now: the same may succeed later. */
    UNAVAILABLE,
    /** The hub is at fault. */
    DEFECT
}
