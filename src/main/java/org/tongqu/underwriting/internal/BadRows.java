package org.tongqu.underwriting.internal;

import org.tongqu.failure.ErrorCode;
import org.tongqu.underwriting.PolicyImport.BadRow;

import java.util.ArrayList;
import java.util.List;

/** Counts bad rows and keeps the first of them. */
final class BadRows {
    private static final int KEPT = 1000;
    private static final long ALWAYS_TOLERATED = 100;
    private static final long TOLERATED_PERCENT = 1;

    private final List<BadRow> first = new ArrayList<>();
    private long count;

    void add(long line, PolicyColumn column, ErrorCode code) {
        count++;
        if (first.size() < KEPT) {
            first.add(new BadRow(line, column.header(), code));
        }
    }

    /** Whether so many rows are bad that the file itself must be wrong. */
    boolean tooManyOf(long rows) {
        return count > Math.max(ALWAYS_TOLERATED, rows * TOLERATED_PERCENT / 100);
    }

    long count() {
        return count;
    }

    List<BadRow> first() {
        return List.copyOf(first);
    }
}
