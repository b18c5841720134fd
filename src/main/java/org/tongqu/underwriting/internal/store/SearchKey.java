package org.tongqu.underwriting.internal.store;

/** What a policy can be found by, the surest first. */
public enum SearchKey {
    POLICY_NO("policy_index"),
    VIN("vin_index"),
    PLATE("plate_index");

    private final String column;

    SearchKey(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
