package org.tongqu.accident;

/** Liability for an accident (道路交通事故处理程序规定 art. 60, 67). */
public enum Liability {
    FULL,
    PRIMARY,
    EQUAL,
    SECONDARY,
    NONE,
    UNDETERMINED
}
