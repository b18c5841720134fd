package org.tongqu.partner;

/** What a partner is to the exchange; {@code exchange.yaml} and disclosure name these. */
public enum PartnerRole {
    POLICE,
    DISPATCH,
    PORTAL,
    INSURER,
    REGULATOR
}
