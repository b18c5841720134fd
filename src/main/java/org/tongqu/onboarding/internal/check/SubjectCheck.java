package org.tongqu.onboarding.internal.check;

/** One thing that is looked at in each partner. */
@FunctionalInterface
interface SubjectCheck {
    /** Looks at nothing. */
    SubjectCheck NOTHING = (subject, findings) -> {};

    void check(Subject subject, Findings findings);
}
