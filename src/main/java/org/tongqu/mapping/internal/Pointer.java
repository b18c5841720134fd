package org.tongqu.mapping.internal;

import org.jspecify.annotations.Nullable;

/** A JSON pointer (RFC 6901) that is only written out when somebody asks. */
record Pointer(@Nullable Pointer parent, String name) {
    private static final int LONGEST_NAME = 64;

    /** One escaped step of a pointer; long or unprintable names are cut, they may hold anything. */
    static String step(String name) {
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return "/" + shown.replaceAll("[\\p{Cntrl}\\s]", "_").replace("~", "~0").replace("/", "~1");
    }

    @Override
    public String toString() {
        return parent == null ? "" : parent + step(name);
    }
}
