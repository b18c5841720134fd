package org.tongqu.underwriting.internal;

import java.util.Arrays;
import java.util.List;

/** Columns of a policy file in their order (docs/policies-csv.md). */
enum PolicyColumn {
    POLICY_NO(0, "policyNo"),
    KIND(1, "kind"),
    PLATE_NO(2, "plateNo"),
    PLATE_TYPE(3, "plateType"),
    VIN(4, "vin"),
    INSURER_CODE(5, "insurerCode"),
    SERVICING_INSURER_CODE(6, "servicingInsurerCode"),
    START_AT(7, "startAt"),
    END_AT(8, "endAt"),
    STATUS(9, "status"),
    BRANCH_DIVISION(10, "branchDivision"),
    /** Optional; the last column when present. */
    CANCELLED_AT(11, "cancelledAt");

    private static final List<PolicyColumn> ALL = List.of(values());
    private final int position;
    private final String header;

    PolicyColumn(int position, String header) {
        this.position = position;
        this.header = header;
    }

    /** Position in a row, from 0. */
    int position() {
        return position;
    }

    String header() {
        return header;
    }

    /** Whether a header names these columns in this order, with or without the optional one. */
    static boolean isHeader(String[] cells) {
        List<String> names = ALL.stream().map(PolicyColumn::header).toList();
        List<String> written = Arrays.asList(cells);
        return written.equals(names) || written.equals(names.subList(0, names.size() - 1));
    }
}
