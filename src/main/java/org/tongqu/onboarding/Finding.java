package org.tongqu.onboarding;

import java.nio.file.Path;

/**
 * One thing that a check found, where it is, and how to mend it.
 *
 * @param line from 1
 * @param field JSON pointer in a YAML file, or the word in a transformation
 * @param what names that complete the rule's sentence; never a value of a secret or of a person
 */
public record Finding(CheckRule rule, Path file, int line, String field, String what) {

    /** How much it matters. */
    public Severity severity() {
        return rule.severity();
    }

    /** {@code file:line:field}. */
    public String place() {
        return file + ":" + line + ":" + field;
    }

    /** What is found, in Chinese. */
    public String zh() {
        return rule.zh().formatted(what);
    }

    /** What is found, in English. */
    public String en() {
        return rule.en().formatted(what);
    }
}
