package org.tongqu.underwriting.internal.store;

/** What a policy can be found by, the surest first. */
public enum SearchKey {
    POLICY_NO,
    VIN,
    PLATE
}
