package org.tongqu.underwriting.internal;

import org.tongqu.failure.ErrorCode;

/** A cell that is wrong; never leaves the import. Without stack trace: there may be very many. */
final class BadCell extends Exception {
    private final PolicyColumn column;
    private final ErrorCode code;

    BadCell(PolicyColumn column, ErrorCode code) {
        super(column.header(), null, false, false);
        this.column = column;
        this.code = code;
    }

    PolicyColumn column() {
        return column;
    }

    ErrorCode code() {
        return code;
    }
}
