package org.tongqu.partner;

/** How far a partner has come on its way into the exchange. */
public enum PartnerStage {
    /** Its files are there; nothing is sent to it but what conformance sends. */
    DRAFT,
    /** It is being tested; what is planned for it waits. */
    TESTING,
    /** It takes part. */
    LIVE,
    /** It was stopped: what it sends is refused, and what is planned for it waits. */
    SUSPENDED
}
