package org.tongqu.sealing;

/** What can be made wrong on purpose with a message of a conformance run; never with another. */
public enum Flaw {
    /** The signature, or the code in its place, does not hold. */
    WRONG_SIGNATURE,
    /** The message says that it was sealed an hour ago. */
    STALE_TIME,
    /** The wrapped key cannot be opened by the recipient. */
    WRONG_RECIPIENT,
    /** One bit of the body was turned after everything was sealed. */
    CHANGED_BODY,
    /** What is sealed is not in the agreed shape. */
    GARBAGE
}
